package io.yarnsubmit.executor.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a command hear SIGINT and SIGQUIT. A NodeManager that a script has started in the background ignores both, all processes
 * of its containers inherit that, and a shell cannot change it. {@code env} of the GNU coreutils can, from 8.31 on.
 */
final class InterruptSignals {
    /** Bits of the mask of ignored signals. */
    private static final long INTERRUPT_AND_QUIT = 1L << 1 | 1L << 2;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";

    /** A word with = would be a variable to env. */
    private static final String SCRIPT = """
            case $1 in *=*) exec "$@";; esac
            env --default-signal=INT,QUIT true 2>/dev/null && exec env --default-signal=INT,QUIT "$@"
            exec "$@"
            """;

    private InterruptSignals() {}

    /** The words to be executed; the same where nothing has to be changed. */
    static List<String> heard(List<String> words) {
        try {
            return Files.readAllLines(STATUS).stream().anyMatch(InterruptSignals::isIgnoring)
                    ? throughEnv(words)
                    : words;
        } catch (IOException e) {
            // Not Linux.
            return words;
        }
    }

    private static boolean isIgnoring(String line) {
        return line.startsWith(IGNORED)
                && (Long.parseUnsignedLong(line.substring(IGNORED.length()).strip(), 16) & INTERRUPT_AND_QUIT) != 0;
    }

    static List<String> throughEnv(List<String> words) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        all.addAll(words);
        return all;
    }
}
