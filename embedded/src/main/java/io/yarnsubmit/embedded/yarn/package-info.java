/** Runs a real ResourceManager, NodeManagers and optionally HDFS in this JVM. */
@NullMarked
package io.yarnsubmit.embedded.yarn;

import org.jspecify.annotations.NullMarked;
