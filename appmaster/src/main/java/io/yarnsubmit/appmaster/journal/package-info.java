/** What happened to the application, written down as it happens. */
@NullMarked
package io.yarnsubmit.appmaster.journal;

import org.jspecify.annotations.NullMarked;
