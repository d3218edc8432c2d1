/** A real ResourceManager with simulated nodes, and a bare application on it. */
@NullMarked
package io.yarnsubmit.bench.yarn;

import org.jspecify.annotations.NullMarked;
