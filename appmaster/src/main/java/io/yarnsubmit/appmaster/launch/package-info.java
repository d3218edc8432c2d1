/** The launch documents of executors. */
@NullMarked
package io.yarnsubmit.appmaster.launch;

import org.jspecify.annotations.NullMarked;
