/** Serializes tasks and results, and explains why something cannot be serialized. */
@NullMarked
package io.yarnsubmit.protocol.serialization;

import org.jspecify.annotations.NullMarked;
