package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.diagnostics.YarnDiagnostics;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the ResourceManager reports about an application.
 *
 * @param state where it is
 * @param address of its ApplicationMaster, once that has registered
 * @param attempt the number of the current attempt
 * @param diagnostics as YARN keeps them; empty if it has none
 * @param known why it ended, if it need not be read from the diagnostics
 */
public record ApplicationView(
        State state, Optional<AmAddress> address, int attempt, String diagnostics, Optional<EndCause> known) {

    public ApplicationView(State state, Optional<AmAddress> address, int attempt, String diagnostics) {
        this(state, address, attempt, diagnostics, Optional.empty());
    }

    /** Why it ended; empty while it has not. */
    public Optional<EndCause> cause() {
        return known.or(() -> state.isFinal()
                ? Optional.of(YarnDiagnostics.ofEnd(state.verdict(), diagnostics, attempt > 0))
                : Optional.empty());
    }

    /** Whether YARN ended it because its time limit was reached. */
    boolean isLifetimeOver() {
        return cause().filter(cause -> cause.code() == EndCode.RUN_TIMEOUT).isPresent();
    }

    /** The exit status that the ApplicationMaster left with the ResourceManager, if it did. */
    public OptionalInt exitCode() {
        return ExitMark.in(diagnostics);
    }

    /** YARN's states, as far as they matter here; the last three are final. */
    public enum State {
        SUBMITTED,
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        KILLED;

        boolean isFinal() {
            return this == SUCCEEDED || this == FAILED || this == KILLED;
        }

        private Verdict verdict() {
            return switch (this) {
                case SUCCEEDED -> Verdict.VERDICT_SUCCEEDED;
                case KILLED -> Verdict.VERDICT_KILLED;
                default -> Verdict.VERDICT_FAILED;
            };
        }
    }
}
