/** An instance of a role on an executor: its orders, its ports, its command. */
@NullMarked
package io.yarnsubmit.executor.roles;

import org.jspecify.annotations.NullMarked;
