/** The driver as a child process, in cluster mode. */
@NullMarked
package io.yarnsubmit.appmaster.driverhost;

import org.jspecify.annotations.NullMarked;
