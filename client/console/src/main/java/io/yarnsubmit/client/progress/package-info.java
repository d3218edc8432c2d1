/** The progress of something and the time that it still takes, in figures and words. Pure. */
@NullMarked
package io.yarnsubmit.client.progress;

import org.jspecify.annotations.NullMarked;
