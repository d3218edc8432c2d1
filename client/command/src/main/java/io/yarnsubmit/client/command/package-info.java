/** The {@code yarn-submit} command: from the words on the command line to the exit status. */
@NullMarked
package io.yarnsubmit.client.command;

import org.jspecify.annotations.NullMarked;
