/** What the doctor asks of a cluster. */
@NullMarked
package io.yarnsubmit.client.yarn.doctor;

import org.jspecify.annotations.NullMarked;
