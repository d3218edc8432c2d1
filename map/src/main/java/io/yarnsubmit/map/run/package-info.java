/** In the driver: decides which unit runs when, delivers the results, and reports on the run. */
@NullMarked
package io.yarnsubmit.map.run;

import org.jspecify.annotations.NullMarked;
