/** The process that is a YARN cluster for one submission: what {@code --master embedded} starts. */
@NullMarked
package io.yarnsubmit.embedded;

import org.jspecify.annotations.NullMarked;
