/** The one place where gRPC servers and channels are made. */
@NullMarked
package io.yarnsubmit.protocol.rpc;

import org.jspecify.annotations.NullMarked;
