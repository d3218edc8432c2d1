/** The joblog, and what earlier runs wrote to it. */
@NullMarked
package io.yarnsubmit.map.log;

import org.jspecify.annotations.NullMarked;
