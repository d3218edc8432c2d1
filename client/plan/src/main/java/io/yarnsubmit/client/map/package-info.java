/** {@code yarn-submit map}: from what was typed to the plan, and to the submission that carries it out. */
@NullMarked
package io.yarnsubmit.client.map;

import org.jspecify.annotations.NullMarked;
