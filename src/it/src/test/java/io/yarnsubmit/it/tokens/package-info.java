/** Jobs that live longer than their tokens, on a secured cluster whose tokens live for seconds. */
package io.yarnsubmit.it.tokens;
