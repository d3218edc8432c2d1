package io.yarnsubmit.executor.access;

import io.yarnsubmit.protocol.v1.ExecInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a command a pseudo-terminal. A JVM cannot make one, but {@code script} of util-linux does. Other programs of that name have
 * other options.
 */
final class Terminal {
    private static final String PROGRAM = "script";
    private static final long PROBE_SECONDS = 5;

    private Terminal() {}

    /** Whether this machine has the program. */
    static boolean isThere() {
        try {
            Process probe = new ProcessBuilder(PROGRAM, "--version")
                    .redirectErrorStream(true)
                    .start();
            probe.getOutputStream().close();
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                probe.destroyForcibly();
                return false;
            }
            return new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("util-linux");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The words that run a command with a terminal of its size. They are for an environment whose SHELL is /bin/sh.
     *
     * @param shell the SHELL for the command; null if it has none
     */
    static List<String> words(ExecInput.Start start, @Nullable String shell) {
        StringBuilder line = new StringBuilder();
        if (start.getRows() > 0 && start.getColumns() > 0) {
            line.append("stty rows ")
                    .append(start.getRows())
                    .append(" cols ")
                    .append(start.getColumns())
                    .append(" 2>/dev/null; ");
        }
        line.append(shell == null ? "unset SHELL; " : "export SHELL=" + quoted(shell) + "; ");
        line.append("exec");
        for (String word : start.getCommandList()) {
            line.append(' ').append(quoted(word));
        }
        return new ArrayList<>(List.of(PROGRAM, "-q", "-e", "-c", line.toString(), "/dev/null"));
    }

    /** For a shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
