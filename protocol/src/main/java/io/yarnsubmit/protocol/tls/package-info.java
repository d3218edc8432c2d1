/** Mutual TLS with the application's own key pair. */
@NullMarked
package io.yarnsubmit.protocol.tls;

import org.jspecify.annotations.NullMarked;
