/** One thread on which everything is decided. */
@NullMarked
package io.yarnsubmit.appmaster.loop;

import org.jspecify.annotations.NullMarked;
