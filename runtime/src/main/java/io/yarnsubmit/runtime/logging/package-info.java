/**
 * Takes the place of {@code java.util.logging} in our jar. The libraries in it log through that package, but a JVM reads
 * its logging configuration only once, and the user's main must be able to set it first.
 */
@NullMarked
package io.yarnsubmit.runtime.logging;

import org.jspecify.annotations.NullMarked;
