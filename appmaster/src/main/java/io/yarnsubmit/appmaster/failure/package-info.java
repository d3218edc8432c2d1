/** What happens when the ApplicationMaster itself is broken. */
@NullMarked
package io.yarnsubmit.appmaster.failure;

import org.jspecify.annotations.NullMarked;
