package io.yarnsubmit.client.yarn.web;

import java.time.Duration;
import java.util.Optional;

/** The result of asking one web service. */
public sealed interface WebAnswer {

    /** The service that was asked: {@code http://host:port}. */
    String address();

    /** By how much the service's clock is ahead of this machine's, to the second; empty if it did not tell. */
    Optional<Duration> clockAhead();

    /** Empty if there is none. */
    Optional<HadoopJson> content();

    /** The service that was asked and, if it failed, why. */
    String words();

    /** It answered. */
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

    /** It did not answer. */
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
