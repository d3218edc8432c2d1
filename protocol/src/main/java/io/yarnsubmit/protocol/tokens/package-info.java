/** The delegation tokens of a driver or an executor, without Hadoop's classes. */
@NullMarked
package io.yarnsubmit.protocol.tokens;

import org.jspecify.annotations.NullMarked;
