package io.yarnsubmit.map.item;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command for one unit, in its own folder with links to the executor's files. Its output goes to two files.
 *
 * <p>Output goes to files because these need no threads and no memory, and because the command then counts as ended
 * even if it has left a process behind.
 */
final class UnitRun {
    private static final File NOTHING = new File("/dev/null");
    private static final String ITEM_VARIABLE = "YARN_SUBMIT_ITEM";

    private final CommandSpec commandSpec;
    private final ExecutorEnvironment executor;

    UnitRun(CommandSpec commandSpec, ExecutorEnvironment executor) {
        this.commandSpec = commandSpec;
        this.executor = executor;
    }

    UnitResult run(UnitAttempt work) throws IOException, InterruptedException {
        Path folder = executor.newFolder(work);
        Path out = folder.resolveSibling(folder.getFileName() + ".out");
        Path err = folder.resolveSibling(folder.getFileName() + ".err");
        try {
            for (Path file : executor.files()) {
                Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
            }
            return run(work, folder, out, err);
        } finally {
            delete(out);
            delete(err);
            delete(folder.resolveSibling(folder.getFileName() + ".sh"));
            remove(folder);
        }
    }

    private UnitResult run(UnitAttempt work, Path folder, Path out, Path err) throws IOException, InterruptedException {
        List<String> words = passable(
                commandSpec.command().words(work.items(), work.number(), executor.host()),
                folder.resolveSibling(folder.getFileName() + ".sh"));
        // The folder makes the mark unique.
        String mark = "YARN_SUBMIT_RUN=" + folder;
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(NOTHING)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        environment(builder.environment(), work, mark);
        long begunMillis = System.currentTimeMillis();
        long begin = System.nanoTime();
        Process process;
        try {
            process = start(builder);
        } catch (IOException e) {
            StartFailure problem = StartFailure.of(words, work.items().size() > 1, e, folder);
            UnitResult.Kind kind = problem.ofProgram() ? UnitResult.Kind.NOT_STARTED : UnitResult.Kind.EXITED;
            CapturedOutput said =
                    CapturedOutput.of((work.isAlone() ? "yarn-submit: " : "yarn-submit map: ") + problem.text() + "\n");
            return new UnitResult(
                    work.number(),
                    work.attempt(),
                    kind,
                    problem.exitStatus(),
                    begunMillis,
                    Duration.ZERO,
                    CapturedOutput.NOTHING,
                    said);
        }
        boolean inTime = ended(process, mark);
        return new UnitResult(
                work.number(),
                work.attempt(),
                inTime ? UnitResult.Kind.EXITED : UnitResult.Kind.TIMED_OUT,
                inTime ? process.exitValue() : -1,
                begunMillis,
                Duration.ofNanos(System.nanoTime() - begin),
                captured(work, out),
                captured(work, err));
    }

    private CapturedOutput captured(UnitAttempt work, Path file) throws IOException {
        int most = commandSpec.maxOutputBytes();
        return work.isAlone() ? CapturedOutput.tail(file, most) : CapturedOutput.of(file, most);
    }

    /** A line for a shell that is too long for one argument is read from a file instead. */
    private List<String> passable(List<String> words, Path file) throws IOException {
        if (!commandSpec.command().shell() || ProcessLimits.fits(words.get(2))) {
            return words;
        }
        Files.writeString(file, words.get(2) + "\n");
        return List.of(words.get(0), words.get(1), ". \"$0\"", file.toString());
    }

    /** What has no room beside the arguments is left out of the environment: the items are among the arguments. */
    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            if (StartFailure.isTooLong(e) && builder.environment().remove(ITEM_VARIABLE) != null) {
                return builder.start();
            }
            throw e;
        }
    }

    /** Waits for the process. Returns false if it exceeded its time limit and was killed. */
    private boolean ended(Process process, String mark) throws InterruptedException {
        ProcessTree tree = new ProcessTree(process, mark);
        executor.began(tree);
        try {
            Duration timeout = commandSpec.timeout();
            if (timeout == null) {
                process.waitFor();
                return true;
            }
            if (process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            tree.end();
            return false;
        } catch (InterruptedException e) {
            tree.end();
            throw e;
        } finally {
            executor.ended(tree);
        }
    }

    private void environment(Map<String, String> environment, UnitAttempt work, String mark) {
        executor.addOwnVariables(environment);
        if (work.isAlone()) {
            environment.put("YARN_SUBMIT_TASK_ID", Integer.toString(work.number()));
        } else {
            item(environment, work);
        }
        environment.put("YARN_SUBMIT_ATTEMPT", Integer.toString(work.attempt()));
        environment.put("YARN_SUBMIT_HOST", executor.host());
        environment.put("YARN_SUBMIT_EXECUTOR_DIR", executor.directory().toString());
        int equals = mark.indexOf('=');
        environment.put(mark.substring(0, equals), mark.substring(equals + 1));
        environment.putAll(commandSpec.environment());
    }

    private static void item(Map<String, String> environment, UnitAttempt work) {
        String item = String.join("\n", work.items());
        if (ProcessLimits.fits(ITEM_VARIABLE + "=" + item)) {
            environment.put(ITEM_VARIABLE, item);
        }
        environment.put("YARN_SUBMIT_SEQ", Integer.toString(work.number()));
    }

    /** Removes links without following them. What cannot be removed goes with the container. */
    private static void remove(Path folder) throws IOException {
        if (delete(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) {
                delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Returns whether it was deleted; a folder that is not empty stays. */
    private static boolean delete(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            // For instance because a process that was left behind writes there.
            return false;
        }
    }
}
