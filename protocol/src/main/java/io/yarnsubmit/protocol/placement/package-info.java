/** The placement of executors on machines, as the user writes it. */
@NullMarked
package io.yarnsubmit.protocol.placement;

import org.jspecify.annotations.NullMarked;
