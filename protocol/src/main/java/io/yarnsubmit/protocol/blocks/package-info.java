/** Blocks that one process of an application keeps and others fetch: outputs of tasks and broadcast values. */
@NullMarked
package io.yarnsubmit.protocol.blocks;

import org.jspecify.annotations.NullMarked;
