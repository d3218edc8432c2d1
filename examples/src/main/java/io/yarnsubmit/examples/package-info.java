/** Drivers that do something real, each short enough to serve as documentation of {@code io.yarnsubmit.api}. */
@NullMarked
package io.yarnsubmit.examples;

import org.jspecify.annotations.NullMarked;
