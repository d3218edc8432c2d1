/** Handles defects of the ApplicationMaster itself. */
@NullMarked
package io.yarnsubmit.appmaster.failure;

import org.jspecify.annotations.NullMarked;
