/** The ApplicationMaster. {@link io.yarnsubmit.appmaster.AmMain} is where it begins. */
@NullMarked
package io.yarnsubmit.appmaster;

import org.jspecify.annotations.NullMarked;
