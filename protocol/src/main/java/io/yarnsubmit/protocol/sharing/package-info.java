/** Class data sharing: prepares a JVM whose loaded classes are to be stored in an archive. */
@NullMarked
package io.yarnsubmit.protocol.sharing;

import org.jspecify.annotations.NullMarked;
