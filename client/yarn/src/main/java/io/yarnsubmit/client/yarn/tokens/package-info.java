/** The delegation tokens of an application. Loaded on secured clusters alone. */
@NullMarked
package io.yarnsubmit.client.yarn.tokens;

import org.jspecify.annotations.NullMarked;
