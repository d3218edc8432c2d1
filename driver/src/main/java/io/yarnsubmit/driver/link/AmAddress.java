package io.yarnsubmit.driver.link;

import java.util.Optional;

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

    @Override
    public String toString() {
        return host + ":" + port + " (attempt " + attempt + ")";
    }
}
