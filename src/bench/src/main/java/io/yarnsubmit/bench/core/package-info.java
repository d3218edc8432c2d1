/** What the scheduler core itself costs, without wire, processes or threads: {@code scripts/bench-tasks --core}. */
@NullMarked
package io.yarnsubmit.bench.core;

import org.jspecify.annotations.NullMarked;
