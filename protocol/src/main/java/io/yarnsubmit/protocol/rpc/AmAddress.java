package io.yarnsubmit.protocol.rpc;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the ApplicationMaster of an attempt listens.
 *
 * @param attempt tells two ApplicationMasters on one host and port apart
 */
public record AmAddress(String host, int port, int attempt) {

    /** @return empty for anything that is not a {@link #line}, such as an empty file */
    public static Optional<AmAddress> parse(String text) {
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

    /** {@code host:port attempt}, as in the file by which a driver process is told. */
    public String line() {
        return this + " " + attempt;
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

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
