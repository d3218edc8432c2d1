/** The journal: what happened to the application, written as it happens. */
@NullMarked
package io.yarnsubmit.appmaster.journal;

import org.jspecify.annotations.NullMarked;
