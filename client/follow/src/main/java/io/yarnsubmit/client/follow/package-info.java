/** Following an application that runs: its state, its driver's output, its outcome. */
@NullMarked
package io.yarnsubmit.client.follow;

import org.jspecify.annotations.NullMarked;
