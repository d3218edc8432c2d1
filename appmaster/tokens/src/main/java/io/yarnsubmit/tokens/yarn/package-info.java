/** Gets the delegation tokens of an application. {@link io.yarnsubmit.tokens.yarn.TokenProvider} is for everybody to implement. */
@NullMarked
package io.yarnsubmit.tokens.yarn;

import org.jspecify.annotations.NullMarked;
