/** The same in the types that YARN wants: files and access lists of a container. */
@NullMarked
package io.yarnsubmit.launch.yarn;

import org.jspecify.annotations.NullMarked;
