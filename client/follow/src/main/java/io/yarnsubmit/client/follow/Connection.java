package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The client's connection to the ApplicationMaster.
 *
 * <pre>
 * state            event           next
 * ---------------  --------------  -----------------------------------------
 * any              an address      Connecting
 * Connecting       it answers      Attached
 * Connecting       broken          Broken, until it is time to try again
 * Attached         broken          Broken
 * Broken           time to retry   Connecting
 * all with an AM   attempt over    BetweenAttempts, until the next one's address is known
 * </pre>
 */
sealed interface Connection {
    Duration FIRST_RETRY = Duration.ofMillis(100);
    Duration LAST_RETRY = Duration.ofSeconds(2);

    /** Where the ApplicationMaster is, or was last. */
    Optional<AmAddress> address();

    /** Since when it has not answered; empty when it does, or need not. */
    default Optional<Instant> silentSince() {
        return Optional.empty();
    }

    /** Another ApplicationMaster has an address. */
    static Connection to(AmAddress address, Instant now) {
        return new Connecting(address, now, FIRST_RETRY);
    }

    /** It has answered. */
    default Connection answered() {
        return this;
    }

    /** The connection broke, or was not made. */
    default Connection broken(Instant now) {
        return this;
    }

    /** It is about to go, and nothing more is expected of it. */
    default Connection leaving(Instant now) {
        return this;
    }

    /** This attempt ends, and another one follows. */
    default Connection attemptOver(Outcome said) {
        return address()
                .<Connection>map(known -> new BetweenAttempts(known, said))
                .orElse(this);
    }

    /** No ApplicationMaster was there yet. */
    record Unknown() implements Connection {
        @Override
        public Optional<AmAddress> address() {
            return Optional.empty();
        }
    }

    /** @param nextDelay how long to wait when this fails too */
    record Connecting(AmAddress am, Instant since, Duration nextDelay) implements Connection {
        @Override
        public Optional<AmAddress> address() {
            return Optional.of(am);
        }

        @Override
        public Optional<Instant> silentSince() {
            return Optional.of(since);
        }

        @Override
        public Connection answered() {
            return new Attached(am);
        }

        @Override
        public Connection broken(Instant now) {
            return Broken.waiting(am, since, nextDelay, now);
        }
    }

    /** @param nextDelay how long to wait when the next try fails */
    record Broken(AmAddress am, Instant since, Instant retryAt, Duration nextDelay) implements Connection {
        private static Broken waiting(AmAddress am, Instant since, Duration delay, Instant now) {
            Duration twice = delay.multipliedBy(2);
            return new Broken(am, since, now.plus(delay), twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY);
        }

        @Override
        public Optional<AmAddress> address() {
            return Optional.of(am);
        }

        @Override
        public Optional<Instant> silentSince() {
            return Optional.of(since);
        }

        @Override
        public Connection answered() {
            return new Attached(am);
        }

        @Override
        public Connection broken(Instant now) {
            return waiting(am, since, nextDelay, now);
        }

        /** Whether another try is due. */
        boolean isDue(Instant now) {
            return !now.isBefore(retryAt);
        }

        Connection retried() {
            return new Connecting(am, since, nextDelay);
        }
    }

    /** It answers. */
    record Attached(AmAddress am) implements Connection {
        @Override
        public Optional<AmAddress> address() {
            return Optional.of(am);
        }

        @Override
        public Connection broken(Instant now) {
            return Broken.waiting(am, now, FIRST_RETRY, now);
        }

        @Override
        public Connection leaving(Instant now) {
            return Connection.to(am, now);
        }
    }

    /**
     * There is no ApplicationMaster to connect to.
     *
     * @param said how the last attempt ended
     */
    record BetweenAttempts(AmAddress last, Outcome said) implements Connection {
        @Override
        public Optional<AmAddress> address() {
            return Optional.of(last);
        }
    }
}
