/** Makes the key pair of one application. */
@NullMarked
package io.yarnsubmit.client.identity;

import org.jspecify.annotations.NullMarked;
