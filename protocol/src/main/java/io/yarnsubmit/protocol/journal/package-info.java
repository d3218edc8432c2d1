/** The journal that an ApplicationMaster writes, for those who read it later. */
@NullMarked
package io.yarnsubmit.protocol.journal;

import org.jspecify.annotations.NullMarked;
