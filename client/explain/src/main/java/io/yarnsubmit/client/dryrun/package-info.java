/** What a submission would do, as a report: for people and for programs. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.dryrun;

import org.jspecify.annotations.NullMarked;
