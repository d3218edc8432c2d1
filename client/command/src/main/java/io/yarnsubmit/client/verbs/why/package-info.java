/** The verb that explains an application. */
@NullMarked
package io.yarnsubmit.client.verbs.why;

import org.jspecify.annotations.NullMarked;
