/** When each phase of an application began. */
@NullMarked
package io.yarnsubmit.client.timeline;

import org.jspecify.annotations.NullMarked;
