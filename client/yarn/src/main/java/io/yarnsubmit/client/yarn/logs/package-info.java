/** What containers wrote: from the machines while an application runs, from YARN's aggregated files afterwards. */
@NullMarked
package io.yarnsubmit.client.yarn.logs;

import org.jspecify.annotations.NullMarked;
