package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.ExitMark;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the ResourceManager says of an application.
 *
 * @param state where it is
 * @param address of its ApplicationMaster, once that has registered
 * @param attempt the number of the current attempt
 * @param diagnostics in YARN's words; empty if it has none
 */
public record ApplicationView(State state, Optional<AmAddress> address, int attempt, String diagnostics) {

    /** The exit status that the ApplicationMaster left with the ResourceManager, if it came to that. */
    public OptionalInt exitCode() {
        return ExitMark.in(diagnostics);
    }

    /** YARN's states as far as they make a difference here; the last three are final. */
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
    }

    /**
     * Where an attempt's ApplicationMaster listens.
     *
     * @param attempt tells two ApplicationMasters on one host and port apart
     */
    public record AmAddress(String host, int port, int attempt) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
