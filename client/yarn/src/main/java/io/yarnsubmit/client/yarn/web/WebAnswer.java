package io.yarnsubmit.client.yarn.web;

import java.time.Duration;
import java.util.Optional;

/** What came of asking one web service. */
public sealed interface WebAnswer {

    /** Whom was asked: {@code http://host:port}. */
    String address();

    /** By how much the service's clock is ahead of this machine's, to the second; empty when it did not tell. */
    Optional<Duration> clockAhead();

    /** Empty when there is none. */
    Optional<HadoopJson> content();

    /** Whom was asked and, if it failed, why. */
    String words();

    /** It told. */
    record Received(String address, HadoopJson json, Optional<Duration> clockAhead) implements WebAnswer {
        @Override
        public Optional<HadoopJson> content() {
            return Optional.of(json);
        }

        @Override
        public String words() {
            return address;
        }
    }

    /** It did not. */
    record Failed(String address, WebProblem problem, Optional<Duration> clockAhead) implements WebAnswer {
        @Override
        public Optional<HadoopJson> content() {
            return Optional.empty();
        }

        @Override
        public String words() {
            return address + " (" + problem.words() + ")";
        }
    }
}
