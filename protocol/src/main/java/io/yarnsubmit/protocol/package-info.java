/** What the processes of one application share: values, exit codes, and names of files. */
@NullMarked
package io.yarnsubmit.protocol;

import org.jspecify.annotations.NullMarked;
