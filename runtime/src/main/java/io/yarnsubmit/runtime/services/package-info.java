/** Takes the place of {@code java.util.ServiceLoader} in our jar. */
@NullMarked
package io.yarnsubmit.runtime.services;

import org.jspecify.annotations.NullMarked;
