/** Creates all gRPC servers and channels. */
@NullMarked
package io.yarnsubmit.protocol.rpc;

import org.jspecify.annotations.NullMarked;
