/** One application from the search for its files to its end: on a cluster, or on this machine. */
@NullMarked
package io.yarnsubmit.client.run;

import org.jspecify.annotations.NullMarked;
