/** Directories of this user that must not outlive what they are for. */
@NullMarked
package io.yarnsubmit.client.directory;

import org.jspecify.annotations.NullMarked;
