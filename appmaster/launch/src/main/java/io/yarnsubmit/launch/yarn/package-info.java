/** Files and access lists of a container in YARN's types. */
@NullMarked
package io.yarnsubmit.launch.yarn;

import org.jspecify.annotations.NullMarked;
