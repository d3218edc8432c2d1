package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What every client receives.
 *
 * @param outcome null until the end
 */
record FeedContent(ApplicationStatus status, @Nullable Outcome outcome) {}
