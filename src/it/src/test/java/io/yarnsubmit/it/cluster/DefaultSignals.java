package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process inherits which signals are ignored, and a JVM leaves those alone. Background jobs ignore SIGINT, those of nohup
 * SIGHUP. So what tests send signals to is started by env, which gives them back their meaning, where env can (GNU coreutils
 * 8.31 and later).
 */
final class DefaultSignals {
    private static final List<String> PREFIX = List.of("env", "--default-signal");
    private static final boolean SUPPORTED = succeeds("true");

    private DefaultSignals() {}

    /** A command line for the same program. The process is the program's own, as env becomes it. */
    static List<String> before(List<String> command) {
        List<String> line = new ArrayList<>(SUPPORTED ? PREFIX : List.of());
        line.addAll(command);
        return line;
    }

    private static boolean succeeds(String program) {
        List<String> line = new ArrayList<>(PREFIX);
        line.add(program);
        try {
            return new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
