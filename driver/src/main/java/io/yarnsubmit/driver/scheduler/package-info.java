/** Brings together hub, link, cores and context on one event loop. */
@NullMarked
package io.yarnsubmit.driver.shell;

import org.jspecify.annotations.NullMarked;
