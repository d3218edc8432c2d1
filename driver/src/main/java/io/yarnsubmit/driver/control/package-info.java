/**
 * The control API: HTTP/1.1 and JSON on the loopback address, for drivers that are commands. The cores decide; {@code
 * ControlServer} is the way in.
 */
@NullMarked
package io.yarnsubmit.driver.control;

import org.jspecify.annotations.NullMarked;
