/** How often the ResourceManager is asked. */
@NullMarked
package io.yarnsubmit.appmaster.pace;

import org.jspecify.annotations.NullMarked;
