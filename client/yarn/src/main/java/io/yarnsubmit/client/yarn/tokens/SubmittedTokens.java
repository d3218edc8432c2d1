package io.yarnsubmit.client.yarn.tokens;

import io.yarnsubmit.protocol.v1.TokenPlan;
import io.yarnsubmit.tokens.yarn.ForwardedTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.security.Credentials;

/**
 * The tokens with which an application begins. They are its own: the ResourceManager cancels them when it ends.
 *
 * @param fromOutside whether some were there before this submission, so that others may use them after it
 * @param end when the first of them ends for good, if that is known
 * @param fileSystems those that tokens were asked of
 */
public record SubmittedTokens(
        Credentials credentials, boolean fromOutside, Optional<Instant> end, List<URI> fileSystems) {
    public SubmittedTokens {
        fileSystems = List.copyOf(fileSystems);
    }

    /** For the ApplicationMaster. */
    public TokenPlan plan() {
        return TokenPlan.newBuilder()
                .addAllFileSystems(fileSystems.stream().map(URI::toString).toList())
                .setFirstEndMillis(end.map(Instant::toEpochMilli).orElse(0L))
                .build();
    }

    /** What a driver on this machine may have, in the form of Hadoop's files. */
    public byte[] forDriver() {
        try {
            return ForwardedTokens.bytes(ForwardedTokens.forUserCode(credentials));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return credentials.numberOfTokens() + " tokens until " + end;
    }
}
