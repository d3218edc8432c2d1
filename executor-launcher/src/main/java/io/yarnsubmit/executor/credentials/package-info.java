/** Reads the file of tokens and secrets in a container, without Hadoop's classes. */
@NullMarked
package io.yarnsubmit.executor.credentials;

import org.jspecify.annotations.NullMarked;
