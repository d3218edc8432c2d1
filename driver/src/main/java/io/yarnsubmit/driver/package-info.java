/** The driver process: the user's main, the hub that executors connect to, and the link to the ApplicationMaster. */
@NullMarked
package io.yarnsubmit.driver;

import org.jspecify.annotations.NullMarked;
