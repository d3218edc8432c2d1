/** What the processes of one application share: values, exit codes, and the names they know each other's files by. */
@NullMarked
package io.yarnsubmit.protocol;

import org.jspecify.annotations.NullMarked;
