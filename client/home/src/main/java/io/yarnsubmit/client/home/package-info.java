/** This installation: where its libraries, its configuration and its programs are. */
@NullMarked
package io.yarnsubmit.client.home;

import org.jspecify.annotations.NullMarked;
