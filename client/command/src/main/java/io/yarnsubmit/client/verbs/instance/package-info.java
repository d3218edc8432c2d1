/** The verbs that reach into executors and the instances of roles: {@code exec} and {@code forward}. */
@NullMarked
package io.yarnsubmit.client.verbs.instance;

import org.jspecify.annotations.NullMarked;
