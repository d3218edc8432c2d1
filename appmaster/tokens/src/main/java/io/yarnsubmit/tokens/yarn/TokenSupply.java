package io.yarnsubmit.tokens.yarn;

import io.yarnsubmit.tokens.NewTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that this process gets, renews at their services as long as they live, and replaces in time. A renewal is for all who
 * have the token, so a process that cannot be reached for a while loses nothing. Used by one thread.
 */
public final class TokenSupply {
    private final TokenProviders providers;
    private @Nullable CollectedTokens held;
    private Instant replacement = Instant.MIN;

    public TokenSupply(TokenProviders providers) {
        this.providers = providers;
    }

    /**
     * Renewed tokens, or new ones, as the current user.
     *
     * @param request names the current user as the renewer
     * @throws IOException if there are none
     */
    public NewTokens next(TokenRequest request) throws IOException, InterruptedException {
        CollectedTokens before = held;
        if (before != null) {
            Optional<Instant> end = renewed(before, request);
            if (end.isPresent() && Instant.now().isBefore(replacement)) {
                return new CollectedTokens(before.credentials(), end, before.failures()).toNewTokens();
            }
            // Renewed for the last time: whoever gets the new ones late goes on with these.
        }
        CollectedTokens collected = providers.collect(request, new Credentials());
        if (collected.failures().isEmpty()) {
            held = collected;
            replacement = replacement(collected.credentials());
        }
        return collected.toNewTokens();
    }

    /** When the first of them ends now; empty if one of them cannot be renewed. */
    private static Optional<Instant> renewed(CollectedTokens tokens, TokenRequest request) throws InterruptedException {
        Optional<Instant> first = Optional.empty();
        for (Token<?> token : tokens.credentials().getAllTokens()) {
            try {
                if (!token.isManaged()) {
                    return Optional.empty();
                }
                first = TokenLife.earlier(first, Optional.of(Instant.ofEpochMilli(token.renew(request.hadoop()))));
            } catch (IOException | RuntimeException e) {
                // New ones are asked for, and that tells what is wrong.
                return Optional.empty();
            }
        }
        return first;
    }

    /** At three quarters of the maximal life of the first; at once, if nobody tells that. */
    private static Instant replacement(Credentials credentials) throws IOException {
        Instant now = Instant.now();
        Optional<Instant> end = Optional.empty();
        for (Token<?> token : credentials.getAllTokens()) {
            Optional<Instant> maximum = TokenLife.maximum(token);
            if (maximum.isEmpty()) {
                return now;
            }
            end = TokenLife.earlier(end, maximum);
        }
        return end.map(last ->
                        now.plus(Duration.between(now, last).multipliedBy(3).dividedBy(4)))
                .orElse(now);
    }
}
