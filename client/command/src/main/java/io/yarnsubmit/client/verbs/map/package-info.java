/** The verb that runs a command for each of many items: its options, their checks, and the submission of its driver. */
@NullMarked
package io.yarnsubmit.client.verbs.map;

import org.jspecify.annotations.NullMarked;
