/** What programs submit applications with: from the request to the result. */
@NullMarked
package io.yarnsubmit.client;

import org.jspecify.annotations.NullMarked;
