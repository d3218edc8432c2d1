package io.yarnsubmit.client.summary;

import io.yarnsubmit.protocol.cause.EndCause;
import java.time.Duration;
import java.util.Optional;

/**
 * How an application ended, according to the ResourceManager or, without YARN, to this command.
 *
 * @param state SUCCEEDED, FAILED or KILLED; of one that has not ended, YARN's name of where it is
 * @param duration from its acceptance to its end; empty when it has not ended
 * @param diagnostics in the ApplicationMaster's or YARN's words; empty if there are none
 * @param usage empty if nothing is counted
 * @param cause why it ended; empty when it has not
 */
public record FinalReport(
        String state,
        Optional<Duration> duration,
        String diagnostics,
        Optional<Usage> usage,
        Optional<EndCause> cause) {}
