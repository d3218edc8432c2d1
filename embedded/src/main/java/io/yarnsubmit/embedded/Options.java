package io.yarnsubmit.embedded;

import io.yarnsubmit.embedded.yarn.EmbeddedYarnSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of the process.
 *
 * @param detachedLog the log of a detached process; empty if the process ends with its parent
 */
record Options(EmbeddedYarnSettings settings, Optional<Path> detachedLog) {
    private static final String USAGE =
            "usage: EmbeddedYarnMain <base directory> [--hdfs] [--nodes n] [--node-memory MiB] [--detached <log>]";
    private static final int VCORES = 16;

    static Options of(String[] args) {
        if (args.length == 0 || args[0].startsWith("--")) {
            throw new IllegalArgumentException(USAGE);
        }
        EmbeddedYarnSettings.Builder settings = EmbeddedYarnSettings.at(Path.of(args[0]));
        Optional<Path> detachedLog = Optional.empty();
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--hdfs" -> settings.hdfs(true);
                case "--nodes" -> settings.nodes(Integer.parseInt(value(args, ++i)));
                case "--node-memory" -> settings.nodeSize(Integer.parseInt(value(args, ++i)), VCORES);
                case "--detached" -> {
                    detachedLog = Optional.of(Path.of(value(args, ++i)));
                    settings.logAggregation(true);
                }
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new Options(settings.build(), detachedLog);
    }

    private static String value(String[] args, int index) {
        if (index == args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value");
        }
        return args[index];
    }
}
