package io.yarnsubmit.appmaster.tokens;

import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives new tokens to this process and to the driver, which gives them to the executors. On the event loop. */
public final class TokenDistribution implements TokenEvents {
    private static final Logger log = LoggerFactory.getLogger(TokenDistribution.class);

    private final TokenHolder holder;
    private final Consumer<byte[]> driver;
    private final Consumer<TokenStatus> status;
    private final JournalEntries journal;
    private final TokensEnd known;
    private TokenStatus shown = TokenStatus.getDefaultInstance();

    /**
     * @param driver sends them to the driver
     * @param status is shown to clients
     * @param known is told when the present ones end
     */
    public TokenDistribution(
            TokenHolder holder,
            Consumer<byte[]> driver,
            Consumer<TokenStatus> status,
            JournalEntries journal,
            TokensEnd known) {
        this.holder = holder;
        this.driver = driver;
        this.status = status;
        this.journal = journal;
        this.known = known;
    }

    @Override
    public void renewed(byte[] storage, Optional<Instant> end) {
        try {
            driver.accept(holder.take(storage));
        } catch (IOException e) {
            failed("the new tokens cannot be read: " + e.getMessage(), Instant.now());
            return;
        }
        log.info("new tokens, until {}", end.map(Instant::toString).orElse("an unknown time"));
        journal.tokensRenewed(end);
        known.renewed(end);
        shown = TokenStatus.newBuilder()
                .setRenewals(shown.getRenewals() + 1)
                .setRenewedMillis(System.currentTimeMillis())
                .setEndMillis(end.map(Instant::toEpochMilli).orElse(0L))
                .build();
        status.accept(shown);
    }

    @Override
    public void failed(String reason, Instant next) {
        log.warn("no new tokens: {}; tried again at {}", reason, next);
        journal.tokensNotRenewed(reason, next);
        shown = shown.toBuilder()
                .setFailure(reason)
                .setNextMillis(next.toEpochMilli())
                .build();
        status.accept(shown);
    }
}
