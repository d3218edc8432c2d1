/** The joblog, and what a former run left in it. */
@NullMarked
package io.yarnsubmit.map.log;

import org.jspecify.annotations.NullMarked;
