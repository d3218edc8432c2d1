/** Directories of this user that must not outlive their purpose. */
@NullMarked
package io.yarnsubmit.client.directory;

import org.jspecify.annotations.NullMarked;
