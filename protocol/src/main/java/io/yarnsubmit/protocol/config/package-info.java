/** The typed catalogue of the configuration keys. */
@NullMarked
package io.yarnsubmit.protocol.config;

import org.jspecify.annotations.NullMarked;
