/** Stands in for the real process in trials of the ApplicationMaster. */
package io.yarnsubmit.executor;
