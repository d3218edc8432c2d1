/** The documents that executors are started with. */
@NullMarked
package io.yarnsubmit.appmaster.launch;

import org.jspecify.annotations.NullMarked;
