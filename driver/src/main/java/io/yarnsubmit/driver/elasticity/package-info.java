/** Decides how many executors an elastic group is to have. */
@NullMarked
package io.yarnsubmit.driver.elasticity;

import org.jspecify.annotations.NullMarked;
