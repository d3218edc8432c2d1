/** Applications that were submitted before: found, looked at, and reached. */
@NullMarked
package io.yarnsubmit.client.yarn.applications;

import org.jspecify.annotations.NullMarked;
