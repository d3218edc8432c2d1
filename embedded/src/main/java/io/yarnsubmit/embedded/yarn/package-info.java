/** A real ResourceManager and NodeManagers, and HDFS where it is wanted, as services of this JVM. */
@NullMarked
package io.yarnsubmit.embedded.yarn;

import org.jspecify.annotations.NullMarked;
