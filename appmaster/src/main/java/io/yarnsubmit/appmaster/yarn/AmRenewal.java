package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.TokenRenewal;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the tokens with the user's keytab. Loaded only if there is one. */
public final class AmRenewal {
    private static final Logger log = LoggerFactory.getLogger(AmRenewal.class);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TokenRenewal.Source source;
    private final Optional<Instant> end;

    private AmRenewal(TokenRenewal.Source source, Optional<Instant> end) {
        this.source = source;
        this.end = end;
    }

    /**
     * An attempt that starts after the end of the submission's tokens gets new ones before it does anything else: it could not
     * even look into the staging directory. So does each later attempt: a ResourceManager that has got tokens of its own for
     * the application's files renews those of the submission no longer, so they may have died before their time.
     */
    public static AmRenewal prepare(
            YarnSettings yarn, ApplicationPlan plan, AmContainer container, AmCredentials credentials)
            throws IOException {
        TokenRenewal.Source source = new KeytabTokens(
                yarn, plan.getTokens(), Settings.of(plan.getConfigurationMap()), container.workDirectory());
        long millis = plan.getTokens().getFirstEndMillis();
        Optional<Instant> end = millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        if (container.attempt() > 1
                || end.isPresent() && Instant.now().plus(SOON).isAfter(end.get())) {
            end = fetchNow(source, credentials).or(() -> Optional.of(Instant.EPOCH));
        }
        return new AmRenewal(source, end);
    }

    private static Optional<Instant> fetchNow(TokenRenewal.Source source, AmCredentials credentials) {
        try {
            NewTokens tokens = source.fetch();
            byte[] unused = credentials.renew(tokens.storage());
            log.info("new tokens instead of the submission's, until {}", tokens.end());
            return tokens.missing().isPresent() ? Optional.empty() : tokens.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            log.warn("there are no new tokens instead of the submission's yet", e);
            return Optional.empty();
        }
    }

    /** Begins. */
    public void start(Inbox<TokenEvents> events, UncaughtExceptionHandler onDefect) {
        TokenRenewal.Listener listener = new TokenRenewal.Listener() {
            @Override
            public void renewed(NewTokens tokens) {
                events.post(on -> on.renewed(tokens.storage(), tokens.end()));
            }

            @Override
            public void failed(String reason, Instant next, Optional<Instant> present) {
                events.post(on -> on.failed(reason, next));
            }
        };
        // As long as this process lives.
        TokenRenewal unused = TokenRenewal.start(source, listener, end, onDefect);
    }
}
