/** How far something has come, and how long it still takes, in figures and words. Pure. */
@NullMarked
package io.yarnsubmit.client.progress;

import org.jspecify.annotations.NullMarked;
