/** When an application's tokens are renewed. */
@NullMarked
package io.yarnsubmit.tokens;

import org.jspecify.annotations.NullMarked;
