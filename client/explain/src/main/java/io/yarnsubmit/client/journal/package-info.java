/** The journals that ApplicationMasters have written, read again. */
@NullMarked
package io.yarnsubmit.client.journal;

import org.jspecify.annotations.NullMarked;
