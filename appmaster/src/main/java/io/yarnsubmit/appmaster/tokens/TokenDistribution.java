package io.yarnsubmit.appmaster.tokens;

import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives new tokens to this process and to the driver, which gives them to the executors. On the event loop. */
public final class TokenDistribution implements TokenEvents {
    private static final Logger log = LoggerFactory.getLogger(TokenDistribution.class);

    private final TokenHolder holder;
    private final DriverInstructions driver;
    private final StatusBoard board;
    private final JournalEntries journal;
    private TokenStatus status = TokenStatus.getDefaultInstance();

    public TokenDistribution(TokenHolder holder, DriverInstructions driver, StatusBoard board, JournalEntries journal) {
        this.holder = holder;
        this.driver = driver;
        this.board = board;
        this.journal = journal;
    }

    @Override
    public void renewed(byte[] storage, Optional<Instant> end) {
        try {
            driver.tokens(holder.take(storage));
        } catch (IOException e) {
            failed("the new tokens cannot be read: " + e.getMessage(), Instant.now());
            return;
        }
        log.info("new tokens, until {}", end.map(Instant::toString).orElse("an unknown time"));
        journal.tokensRenewed(end);
        status = TokenStatus.newBuilder()
                .setRenewals(status.getRenewals() + 1)
                .setRenewedMillis(System.currentTimeMillis())
                .setEndMillis(end.map(Instant::toEpochMilli).orElse(0L))
                .build();
        board.tokens(status);
    }

    @Override
    public void failed(String reason, Instant next) {
        log.warn("no new tokens: {}; tried again at {}", reason, next);
        journal.tokensNotRenewed(reason, next);
        status = status.toBuilder()
                .setFailure(reason)
                .setNextMillis(next.toEpochMilli())
                .build();
        board.tokens(status);
    }
}
