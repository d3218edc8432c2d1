/** The implementation of the api that the user's program calls. */
@NullMarked
package io.yarnsubmit.driver.context;

import org.jspecify.annotations.NullMarked;
