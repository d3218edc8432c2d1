package io.yarnsubmit.client.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The terminal that standard error goes to. The JDK does not know its width, but {@code stty} does, which every system with
 * terminals has. If it cannot be asked, the width is COLUMNS, or 80.
 *
 * @param device its file
 * @param coloured whether colours are welcome: not with NO_COLOR
 * @param columns as the environment has it
 */
record Terminal(String device, boolean coloured, int columns) {
    static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;
    private static final long PATIENCE_MILLIS = 2_000;

    /** Empty if it goes elsewhere, or to a terminal that cannot move its cursor. */
    static Optional<Terminal> ofStandardError(Map<String, String> environment) {
        if ("dumb".equals(environment.get("TERM"))) {
            return Optional.empty();
        }
        return device("/proc/self/fd/2")
                .map(device -> new Terminal(
                        device,
                        environment.getOrDefault("NO_COLOR", "").isEmpty(),
                        columns(environment.getOrDefault("COLUMNS", "")).orElse(USUAL_COLUMNS)));
    }

    static Optional<String> device(String descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
            boolean terminal =
                    target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            return terminal ? Optional.of(target) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            // Without /proc the JDK at least knows whether input and output are both a terminal.
            return System.console() == null ? Optional.empty() : Optional.of("/dev/tty");
        }
    }

    /** How wide it is now. Takes a few milliseconds. */
    OptionalInt measured() {
        Process stty = null;
        try {
            stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(device))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return OptionalInt.empty();
            }
            String[] rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return rowsAndColumns.length == 2 ? columns(rowsAndColumns[1]) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        } finally {
            if (stty != null) {
                stty.destroyForcibly();
            }
        }
    }

    /** A terminal that does not know its size says 0. */
    private static OptionalInt columns(String text) {
        try {
            int columns = Integer.parseInt(text.strip());
            return columns <= 0 ? OptionalInt.empty() : OptionalInt.of(Math.max(LEAST_COLUMNS, columns));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
