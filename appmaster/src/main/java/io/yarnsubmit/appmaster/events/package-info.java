/** Who does what when something happens: one handler for each source of events. */
@NullMarked
package io.yarnsubmit.appmaster.events;

import org.jspecify.annotations.NullMarked;
