package io.yarnsubmit.tokens.yarn;

import io.yarnsubmit.tokens.NewTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.security.Credentials;

/**
 * What the providers gave.
 *
 * @param expiry when the first of the tokens ends; empty if no provider tells
 * @param failures of providers that gave none
 */
public record CollectedTokens(Credentials credentials, Optional<Instant> expiry, List<Failure> failures) {
    public CollectedTokens {
        failures = List.copyOf(failures);
    }

    /** A provider that gave no tokens, and why. */
    public record Failure(String provider, String reason, Throwable cause) {}

    /**
     * In the form in which they pass from one process to another.
     *
     * @throws IOException if there is no token
     */
    public NewTokens toNewTokens() throws IOException {
        Optional<String> missing = failures.isEmpty()
                ? Optional.empty()
                : Optional.of(failures.stream()
                        .map(failure -> failure.provider() + ": " + failure.reason())
                        .collect(Collectors.joining("; ")));
        if (credentials.numberOfTokens() == 0 && missing.isPresent()) {
            throw new IOException(missing.get(), failures.get(0).cause());
        }
        return new NewTokens(ForwardedTokens.bytes(credentials), expiry, missing);
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return credentials.numberOfTokens() + " tokens until " + expiry + ", failures " + failures;
    }
}
