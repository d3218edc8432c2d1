/** What an ApplicationMaster notes of an application, for the one who reads it later. */
@NullMarked
package io.yarnsubmit.protocol.journal;

import org.jspecify.annotations.NullMarked;
