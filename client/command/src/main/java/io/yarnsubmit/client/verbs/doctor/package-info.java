/** The verb that checks this machine and the cluster. */
@NullMarked
package io.yarnsubmit.client.verbs.doctor;

import org.jspecify.annotations.NullMarked;
