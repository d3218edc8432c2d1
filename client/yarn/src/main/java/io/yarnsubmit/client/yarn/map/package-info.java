/** Items that are files of a file system that Hadoop knows. */
@NullMarked
package io.yarnsubmit.client.yarn.map;

import org.jspecify.annotations.NullMarked;
