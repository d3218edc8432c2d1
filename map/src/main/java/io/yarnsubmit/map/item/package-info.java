/** On an executor: runs the command for a unit, and collects its output. */
@NullMarked
package io.yarnsubmit.map.item;

import org.jspecify.annotations.NullMarked;
