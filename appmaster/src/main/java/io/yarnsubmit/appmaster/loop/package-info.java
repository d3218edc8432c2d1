/** How parts on other threads reach the ApplicationMaster's event loop. */
@NullMarked
package io.yarnsubmit.appmaster.loop;

import org.jspecify.annotations.NullMarked;
