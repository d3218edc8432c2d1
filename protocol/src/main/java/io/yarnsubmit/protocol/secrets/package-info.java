/** The user's secrets on their way to driver and executors. */
@NullMarked
package io.yarnsubmit.protocol.secrets;

import org.jspecify.annotations.NullMarked;
