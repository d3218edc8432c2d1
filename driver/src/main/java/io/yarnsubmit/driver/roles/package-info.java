/** Decides what the instances of roles do: which executor each is on, when it starts, what follows from its end. */
@NullMarked
package io.yarnsubmit.driver.roles;

import org.jspecify.annotations.NullMarked;
