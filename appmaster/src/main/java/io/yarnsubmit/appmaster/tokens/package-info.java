/** New tokens of a secured cluster, on their way to driver and executors. */
@NullMarked
package io.yarnsubmit.appmaster.tokens;

import org.jspecify.annotations.NullMarked;
