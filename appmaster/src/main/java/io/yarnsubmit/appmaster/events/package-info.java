/** The handlers of events: one for each source. */
@NullMarked
package io.yarnsubmit.appmaster.events;

import org.jspecify.annotations.NullMarked;
