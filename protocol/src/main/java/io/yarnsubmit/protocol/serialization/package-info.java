/** How tasks and their results become bytes, and what is said of those that cannot. */
@NullMarked
package io.yarnsubmit.protocol.serialization;

import org.jspecify.annotations.NullMarked;
