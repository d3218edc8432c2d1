/** The process that {@code --master embedded} starts: a YARN cluster on this machine. */
@NullMarked
package io.yarnsubmit.embedded;

import org.jspecify.annotations.NullMarked;
