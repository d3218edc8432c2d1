/** Reads the site files of Hadoop's configuration directories, and says what is wrong with them. */
@NullMarked
package io.yarnsubmit.client.yarn.site;

import org.jspecify.annotations.NullMarked;
