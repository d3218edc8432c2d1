/** What is said of an application when it has ended. Pure. */
@NullMarked
package io.yarnsubmit.client.summary;

import org.jspecify.annotations.NullMarked;
