package io.yarnsubmit.protocol.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A variable in the environment of a process, which all processes that it starts inherit, whatever becomes of their parents,
 * sessions and process groups. So they are found and ended when the process has ended. Without {@code /proc} only those are
 * found whose parents live.
 *
 * <p>Processes do not get a process group of their own for this: NodeManagers, and many who run commands, end a command by its
 * group, and what is in another group would survive.
 *
 * @param value nobody else has it
 */
public record ProcessMark(String value) {
    /** Its name. */
    public static final String VARIABLE = "YARN_SUBMIT_INSTANCE";

    private static final Path PROCESSES = Path.of("/proc");
    private static final int VALUE_BYTES = 16;
    private static final int ROUNDS = 50;
    private static final long MILLIS_BETWEEN_ROUNDS = 20;

    /** A new one. */
    public static ProcessMark make() {
        byte[] bytes = new byte[VALUE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ProcessMark(HexFormat.of().formatHex(bytes));
    }

    /** The one in an environment. */
    public static Optional<ProcessMark> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isEmpty())
                .map(ProcessMark::new);
    }

    /** A mark for some of the processes that have this one: they have both, and end with either. */
    public ProcessMark part(String name) {
        return new ProcessMark(value + "." + name + ".");
    }

    /** Puts it there. */
    public void putInto(Map<String, String> environment) {
        environment.put(VARIABLE, value);
    }

    /**
     * Ends all processes that have it, except this process and its ancestors: asks them, and forces them a little later. Runs to
     * its end even if the thread is interrupted. Takes a few milliseconds if there are none.
     */
    public void endAll(Duration grace) {
        boolean interrupted = Thread.interrupted();
        Set<ProcessHandle> left = members();
        left.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            interrupted |= isInterruptedWhileWaiting();
            left = members();
        }
        // In rounds, because a process may start another one before it ends.
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            interrupted |= isInterruptedWhileWaiting();
            left = members();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal to all processes that have it, as a terminal does. Waits until that is done. */
    public void signal(int number) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "kill -\"$0\" \"$@\"", Integer.toString(number)));
        for (ProcessHandle member : members()) {
            words.add(Long.toString(member.pid()));
        }
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // There are no processes any more, or no shell.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isInterruptedWhileWaiting() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_ROUNDS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** The living processes that have it, and what they have started. */
    Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                if (isMarked(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(members::add);
                }
            }
        } catch (IOException e) {
            // This system has no /proc.
        }
        for (ProcessHandle member : Set.copyOf(members)) {
            member.descendants().forEach(members::add);
        }
        ProcessHandle here = ProcessHandle.current();
        if (in(System.getenv()).filter(this::equals).isPresent()) {
            here.descendants().forEach(members::add);
        }
        for (Optional<ProcessHandle> own = Optional.of(here);
                own.isPresent();
                own = own.get().parent()) {
            members.remove(own.get());
        }
        return members;
    }

    private boolean isMarked(Path process) {
        try {
            // Any bytes are valid in this character set.
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            // A part's mark begins with this one.
            return environment.contains(VARIABLE + "=" + value);
        } catch (IOException e) {
            // The process belongs to another user, or has ended.
            return false;
        }
    }
}
