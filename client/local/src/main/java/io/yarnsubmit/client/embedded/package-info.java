/** The YARN on this machine that --master embedded starts. */
@NullMarked
package io.yarnsubmit.client.embedded;

import org.jspecify.annotations.NullMarked;
