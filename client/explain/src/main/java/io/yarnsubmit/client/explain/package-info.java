/** Why an application waits, or how it ended: from facts to sentences with the next step. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.explain;

import org.jspecify.annotations.NullMarked;
