/** The service that the driver and the clients connect to. */
@NullMarked
package io.yarnsubmit.appmaster.control;

import org.jspecify.annotations.NullMarked;
