/** The gRPC service that executors connect to. */
@NullMarked
package io.yarnsubmit.driver.hub;

import org.jspecify.annotations.NullMarked;
