/** Why an application, or one of its executors, ended: as data, with the sentences that are made from it. */
@NullMarked
package io.yarnsubmit.protocol.cause;

import org.jspecify.annotations.NullMarked;
