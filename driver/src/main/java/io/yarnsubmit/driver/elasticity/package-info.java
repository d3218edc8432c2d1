/** How many executors a group is to have, where that follows from its tasks. */
@NullMarked
package io.yarnsubmit.driver.elasticity;

import org.jspecify.annotations.NullMarked;
