/** The verb that tells what happened to an application. */
@NullMarked
package io.yarnsubmit.client.verbs.timeline;

import org.jspecify.annotations.NullMarked;
