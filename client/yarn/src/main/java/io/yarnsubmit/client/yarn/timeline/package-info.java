/** What happened to an application, and when. */
@NullMarked
package io.yarnsubmit.client.yarn.timeline;

import org.jspecify.annotations.NullMarked;
