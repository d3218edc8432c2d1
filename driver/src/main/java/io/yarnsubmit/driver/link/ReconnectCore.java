package io.yarnsubmit.driver.link;

import io.yarnsubmit.protocol.rpc.AmAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to connect to which ApplicationMaster. Pure.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>event</th><th>next</th></tr>
 * <tr><td>unlinked</td><td>tick, the address is new or the pause is over</td><td>connecting</td></tr>
 * <tr><td>connecting</td><td>welcomed</td><td>linked</td></tr>
 * <tr><td>connecting</td><td>tick, no welcome for {@link #WELCOME_TIMEOUT}</td><td>connecting again</td></tr>
 * <tr><td>connecting, linked</td><td>broken</td><td>unlinked, with a pause that doubles until welcomed</td></tr>
 * <tr><td>connecting, linked</td><td>tick, the address is new</td><td>connecting to the new address</td></tr>
 * </table>
 */
final class ReconnectCore {
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    static final Duration WELCOME_TIMEOUT = Duration.ofSeconds(10);

    private @Nullable AmAddress last;
    private @Nullable Instant connectingSince;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private boolean unlinked = true;

    /**
     * @param address the present content of the address file
     * @return where to connect now, if anywhere; an older connection is dropped then
     */
    Optional<AmAddress> tick(Optional<AmAddress> address, Instant now) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        boolean isNew = !Objects.equals(last, address.get());
        boolean pauseIsOver = unlinked && !now.isBefore(notBefore);
        boolean impatient = connectingSince != null
                && !connectingSince.plus(WELCOME_TIMEOUT).isAfter(now);
        if (!isNew && !pauseIsOver && !impatient) {
            return Optional.empty();
        }
        if (isNew) {
            pause = FIRST_PAUSE;
        }
        last = address.get();
        unlinked = false;
        connectingSince = now;
        return address;
    }

    void welcomed() {
        connectingSince = null;
        pause = FIRST_PAUSE;
    }

    void broken(Instant now) {
        unlinked = true;
        connectingSince = null;
        notBefore = now.plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    boolean linked() {
        return !unlinked && connectingSince == null;
    }
}
