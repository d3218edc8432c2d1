/** Finds out what a submission would do, by asking and never by changing: {@link io.yarnsubmit.client.yarn.dryrun.DryRun}. */
@NullMarked
package io.yarnsubmit.client.yarn.dryrun;

import org.jspecify.annotations.NullMarked;
