/** In the driver: which item runs when, what is said of it, and how the whole ends. */
@NullMarked
package io.yarnsubmit.map.run;

import org.jspecify.annotations.NullMarked;
