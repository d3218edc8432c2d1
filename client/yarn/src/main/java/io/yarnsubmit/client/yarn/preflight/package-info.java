/** What is checked against the cluster before anything is uploaded. */
@NullMarked
package io.yarnsubmit.client.yarn.preflight;

import org.jspecify.annotations.NullMarked;
