package io.yarnsubmit.client.classdata;

import static java.util.stream.Collectors.joining;

import io.yarnsubmit.client.home.ProductHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the user's archives made by a process that outlives this one, works when nothing else does, and says nothing. */
public final class BackgroundMaking {
    /** It must not end with the terminal, or with the next command there. */
    private static final String DETACHED = "trap '' INT HUP QUIT; exec nice -n 19 \"$0\" \"$@\"";

    private BackgroundMaking() {}

    /**
     * Starts it if it is needed; an error is nobody's business.
     *
     * @param wanted whether the configuration allows archives; otherwise those that were made are removed
     */
    public static void start(ProductHome home, boolean wanted) {
        try {
            Optional<ArchiveCache> cache = ArchiveCache.find();
            if (cache.isPresent() && wanted) {
                start(home, cache.get());
            } else {
                cache.ifPresent(ArchiveCache::remove);
            }
        } catch (IOException | RuntimeException e) {
            // The next command tries again.
        }
    }

    private static void start(ProductHome home, ArchiveCache cache) throws IOException {
        ClassArchives archives = ClassArchives.of(home, true);
        archives.removeUnused();
        // It may be at work, or have failed on a full disk.
        if (archives.areMissing() && !MakingLock.wasTakenLately(cache.path())) {
            start(command(home));
        }
    }

    private static void start(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> command(ProductHome home) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
        command.add(home.commandClassPath().stream().map(Path::toString).collect(joining(File.pathSeparator)));
        command.addAll(List.of(
                ClassArchivesMain.class.getName(),
                ClassArchivesMain.CACHED,
                home.directory().toAbsolutePath().toString()));
        return command;
    }
}
