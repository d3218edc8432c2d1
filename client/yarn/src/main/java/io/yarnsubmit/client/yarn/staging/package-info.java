/** What is uploaded to the cluster's file system before an application starts: the library cache and the staging directory. */
@NullMarked
package io.yarnsubmit.client.yarn.staging;

import org.jspecify.annotations.NullMarked;
