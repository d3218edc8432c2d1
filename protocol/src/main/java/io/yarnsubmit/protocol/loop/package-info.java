/** The one thread on which a process decides. */
@NullMarked
package io.yarnsubmit.protocol.loop;

import org.jspecify.annotations.NullMarked;
