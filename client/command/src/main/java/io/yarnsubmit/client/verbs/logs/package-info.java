/** The verb that shows what the processes of an application have written. */
@NullMarked
package io.yarnsubmit.client.verbs.logs;

import org.jspecify.annotations.NullMarked;
