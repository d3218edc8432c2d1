/** Lets the core of roles work: its events come from executors, its actions go to them and to the ApplicationMaster. */
@NullMarked
package io.yarnsubmit.driver.roles.shell;

import org.jspecify.annotations.NullMarked;
