/** For tests alone: which seeds a simulation plays, and how a failure is repeated. */
@NullMarked
package io.yarnsubmit.seeds;

import org.jspecify.annotations.NullMarked;
