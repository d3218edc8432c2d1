/** The shells of the driver's cores, which connect hub, link and context on one event loop. */
@NullMarked
package io.yarnsubmit.driver.shell;

import org.jspecify.annotations.NullMarked;
