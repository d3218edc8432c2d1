/** What is to be run: the items and the command, from the command line to the driver as one document. */
@NullMarked
package io.yarnsubmit.map.plan;

import org.jspecify.annotations.NullMarked;
