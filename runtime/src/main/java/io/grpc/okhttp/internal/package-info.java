/** What takes the place of a class of gRPC. */
@NullMarked
package io.grpc.okhttp.internal;

import org.jspecify.annotations.NullMarked;
