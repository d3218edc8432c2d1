package io.yarnsubmit.appmaster.yarn;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where YARN's link to the application leads while it runs: to the page of the user's program while there is one, else to the
 * application's own page, else to YARN's. Thread-safe.
 */
final class TrackingUrl {
    private final Consumer<String> yarn;
    private String own = "";
    private Optional<String> program = Optional.empty();
    private String told = "";

    /** @param yarn is told of changes; empty for YARN's own page */
    TrackingUrl(Consumer<String> yarn) {
        this.yarn = yarn;
    }

    /** The application's own page is there. */
    synchronized void own(String url) {
        own = url;
        tell();
    }

    /** The program has a page, or has none any more. */
    synchronized void program(Optional<String> url) {
        program = url;
        tell();
    }

    private void tell() {
        String now = program.orElse(own);
        if (!now.equals(told)) {
            told = now;
            yarn.accept(now);
        }
    }
}
