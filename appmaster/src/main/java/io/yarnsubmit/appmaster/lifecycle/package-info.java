/** How the application begins and ends. */
@NullMarked
package io.yarnsubmit.appmaster.lifecycle;

import org.jspecify.annotations.NullMarked;
