/** Text that somebody else wrote, made fit to be shown. */
@NullMarked
package io.yarnsubmit.protocol.text;

import org.jspecify.annotations.NullMarked;
