/** The verbs that look at applications, and steer them. */
@NullMarked
package io.yarnsubmit.client.verbs.application;

import org.jspecify.annotations.NullMarked;
