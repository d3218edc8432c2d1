/** From the user's request to the plan that the ApplicationMaster carries out. Knows no Hadoop types. */
@NullMarked
package io.yarnsubmit.client.plan;

import org.jspecify.annotations.NullMarked;
