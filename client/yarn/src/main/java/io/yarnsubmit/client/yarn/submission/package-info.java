/** From a request to an application that YARN has accepted. */
@NullMarked
package io.yarnsubmit.client.yarn.submission;

import org.jspecify.annotations.NullMarked;
