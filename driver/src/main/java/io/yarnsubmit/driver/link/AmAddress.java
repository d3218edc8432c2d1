package io.yarnsubmit.driver.link;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an ApplicationMaster listens, and which attempt of the application it is. */
record AmAddress(String host, int port, int attempt) {

    /**
     * @param text {@code host:port attempt}; anything else gives empty, because the host process has not written it yet
     */
    static Optional<AmAddress> parse(String text) {
        String line = text.trim();
        int space = line.indexOf(' ');
        int colon = space < 0 ? -1 : line.lastIndexOf(':', space);
        if (colon <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AmAddress(
                    line.substring(0, colon),
                    Integer.parseInt(line.substring(colon + 1, space)),
                    Integer.parseInt(line.substring(space + 1).trim())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // Written here, because a record's own is made at run time, which takes some milliseconds of each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AmAddress that
                && port == that.port
                && attempt == that.attempt
                && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port, attempt);
    }

    @Override
    public String toString() {
        return host + ":" + port + " (attempt " + attempt + ")";
    }
}
