package io.yarnsubmit.tokens.yarn;

import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.security.token.delegation.AbstractDelegationTokenIdentifier;

/** Until when a token is valid. */
public final class TokenLife {
    private TokenLife() {}

    /**
     * The end of a new token, by this machine's clock. If the ResourceManager renews it, that is the end of its maximal life.
     * Otherwise the service is asked when the first renewal is due, by renewing it.
     *
     * @return empty if nobody tells
     */
    public static Optional<Instant> of(Token<?> token, TokenRequest request) throws IOException, InterruptedException {
        Optional<AbstractDelegationTokenIdentifier> known = identifier(token);
        if (request.renewal() == Renewal.BY_RESOURCE_MANAGER || !token.isManaged()) {
            return maximum(known);
        }
        long end = token.renew(request.hadoop());
        // By the clock of the service, which may differ from this one.
        long aheadMillis = known.filter(identifier -> identifier.getIssueDate() > 0)
                .map(identifier -> identifier.getIssueDate() - System.currentTimeMillis())
                .orElse(0L);
        return Optional.of(Instant.ofEpochMilli(end - aheadMillis));
    }

    /** The earliest of several, as {@link #of one}. */
    public static Optional<Instant> first(Collection<? extends Token<?>> tokens, TokenRequest request)
            throws IOException, InterruptedException {
        Optional<Instant> first = Optional.empty();
        for (Token<?> token : tokens) {
            first = earlier(first, of(token, request));
        }
        return first;
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }

    /** The end of its maximal life. */
    static Optional<Instant> maximum(Token<?> token) throws IOException {
        return maximum(identifier(token));
    }

    private static Optional<Instant> maximum(Optional<AbstractDelegationTokenIdentifier> known) {
        return known.filter(identifier -> identifier.getMaxDate() > 0)
                .map(identifier -> Instant.ofEpochMilli(identifier.getMaxDate()));
    }

    /** Empty where the class of its identifier is not there, or is of another kind. */
    private static Optional<AbstractDelegationTokenIdentifier> identifier(Token<?> token) throws IOException {
        TokenIdentifier identifier = token.decodeIdentifier();
        return identifier instanceof AbstractDelegationTokenIdentifier known ? Optional.of(known) : Optional.empty();
    }
}
