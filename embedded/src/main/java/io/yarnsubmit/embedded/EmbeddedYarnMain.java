package io.yarnsubmit.embedded;

import io.yarnsubmit.embedded.yarn.EmbeddedYarn;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A process that runs a YARN cluster:
 * {@code EmbeddedYarnMain <base directory> [--hdfs] [--nodes n] [--node-memory MiB] [--detached <log>]}.
 *
 * <p>It prints one line on standard output, {@code ready <conf directory>} or {@code failed <reason>}. It ends when its
 * standard input ends, when its parent process is gone, or on SIGTERM, but not on SIGINT. Its containers end with it,
 * and the base directory is removed. After a failed start the directory stays, because it contains the log.
 *
 * <p>A detached process ends only on SIGTERM, not with its standard input, its parent or the terminal. Its log is
 * written to the given file and stays. It aggregates the logs of applications that have ended.
 */
public final class EmbeddedYarnMain {
    private static final String LOG = "embedded.log";
    /** The parent may redirect standard error to this file, for messages before the log exists. */
    private static final String STANDARD_ERROR = "embedded.err";

    private EmbeddedYarnMain() {}

    public static void main(String[] args) {
        PrintStream answer = System.out;
        // Ctrl-C reaches all processes of a terminal. The parent ends this process after its applications.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        try {
            Options options = Options.of(args);
            claim(options.settings().baseDirectory());
            ProcessShutdown shutdown = new ProcessShutdown(options.settings().baseDirectory());
            if (options.detachedLog().isPresent()) {
                Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
                shutdown.onSignal();
            } else {
                shutdown.watch();
            }
            run(options, shutdown, answer);
        } catch (IOException | RuntimeException e) {
            answer.println("failed " + reason(e));
            System.exit(1);
        }
    }

    private static void run(Options options, ProcessShutdown shutdown, PrintStream answer) {
        Path directory = options.settings().baseDirectory();
        try {
            sendOutputTo(options.detachedLog().orElse(directory.resolve(LOG)));
            keepTemporaryFilesIn(directory.resolve("jvm-tmp"));
            EmbeddedYarn cluster = EmbeddedYarn.start(options.settings());
            shutdown.closes(cluster);
            answer.println("ready " + cluster.confDirectory());
        } catch (IOException | RuntimeException | LinkageError e) {
            e.printStackTrace(System.err);
            shutdown.afterFailure(() -> answer.println("failed " + reason(e)));
        }
    }

    /** Checks that the directory is empty, because it is removed at the end. */
    private static void claim(Path baseDirectory) throws IOException {
        Files.createDirectories(baseDirectory);
        try (Stream<Path> entries = Files.list(baseDirectory)) {
            if (entries.anyMatch(entry -> !entry.endsWith(STANDARD_ERROR))) {
                throw new IOException(baseDirectory + " is not empty; use a directory that may be removed");
            }
        }
    }

    /** Must be called before the first class that logs is loaded. Standard output is only for the answer. */
    private static void sendOutputTo(Path log) throws IOException {
        System.setProperty("log4j.configuration", "embedded-log4j.properties");
        System.setProperty("yarnsubmit.embedded.log", log.toString());
        PrintStream file = new PrintStream(new FileOutputStream(log.toFile(), true), true, StandardCharsets.UTF_8);
        System.setOut(file);
        System.setErr(file);
    }

    /** Hadoop's web servers unpack their pages there. */
    private static void keepTemporaryFilesIn(Path directory) throws IOException {
        System.setProperty("java.io.tmpdir", Files.createDirectories(directory).toString());
    }

    /** Joins the messages from the outermost exception to the first cause on one line. */
    static String reason(Throwable thrown) {
        StringBuilder text = new StringBuilder(describe(thrown));
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            String next = describe(cause);
            if (text.indexOf(next) < 0) {
                text.append(": ").append(next);
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
