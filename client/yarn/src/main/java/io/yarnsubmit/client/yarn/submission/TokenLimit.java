package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.tokens.SubmittedTokens;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an application can last whose tokens nobody replaces: one in cluster mode without a keytab.
 *
 * @param end when the first of its tokens ends for good; empty if it has no such limit, or nobody tells
 * @param runTimeout how long it may run at most, if the user said
 */
record TokenLimit(Optional<Instant> end, Optional<Duration> runTimeout) {
    private static final String WAY_OUT =
            "Submit it with --principal and --keytab, or in client mode, for one that outlives its tokens";

    static TokenLimit of(SubmitRequest request, SubmittedTokens tokens) {
        boolean bound = request.deployMode() == DeployMode.CLUSTER
                && request.settings().find(ConfigKeys.KEYTAB).isEmpty();
        return new TokenLimit(
                bound ? tokens.end() : Optional.empty(), request.settings().find(ConfigKeys.RUN_TIMEOUT));
    }

    /** Before the submission: it may run longer than it can. */
    Optional<String> warning(Instant now) {
        return end.filter(last ->
                        runTimeout.isPresent() && now.plus(runTimeout.get()).isAfter(last))
                .map(last -> "its delegation tokens end " + Figures.moment(last)
                        + ", sooner than --run-timeout ends the application; after that it cannot use the cluster's"
                        + " file system. " + WAY_OUT);
    }

    /** After the end: it has run longer than it could. */
    Optional<String> outlived(Instant now) {
        return end.filter(now::isAfter)
                .map(last -> "its delegation tokens ended " + Figures.moment(last)
                        + ", before the application: what it asked of secured services after that was refused. "
                        + WAY_OUT);
    }
}
