/** The event loop of a process, and its clock. */
@NullMarked
package io.yarnsubmit.protocol.loop;

import org.jspecify.annotations.NullMarked;
