/** Client mode: the driver as a child of this process. */
@NullMarked
package io.yarnsubmit.client.driverhost;

import org.jspecify.annotations.NullMarked;
