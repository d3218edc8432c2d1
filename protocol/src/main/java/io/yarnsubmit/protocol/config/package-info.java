/** The configuration keys and their types. */
@NullMarked
package io.yarnsubmit.protocol.config;

import org.jspecify.annotations.NullMarked;
