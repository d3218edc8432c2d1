/** Lets the owner of the application in, while it runs: commands and connections on an executor's machine. */
@NullMarked
package io.yarnsubmit.executor.access;

import org.jspecify.annotations.NullMarked;
