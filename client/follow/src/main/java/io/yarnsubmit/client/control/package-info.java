/** Calls to an application's ApplicationMaster. */
@NullMarked
package io.yarnsubmit.client.control;

import org.jspecify.annotations.NullMarked;
