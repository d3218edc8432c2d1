/** On an executor: one item's process, its folder, its output, its end. */
@NullMarked
package io.yarnsubmit.map.item;

import org.jspecify.annotations.NullMarked;
