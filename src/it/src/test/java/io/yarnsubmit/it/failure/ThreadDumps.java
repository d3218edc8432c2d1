package io.yarnsubmit.it.failure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where all threads are, of this JVM and of those that descend from it. */
final class ThreadDumps {
    private static final int MOST_PROCESSES = 12;
    private static final int MOST_LINES = 400;
    private static final int LIMIT_SECONDS = 10;

    private ThreadDumps() {}

    static String ofThisJvmAndItsDescendants() {
        StringBuilder text = new StringBuilder("-- threads of this JVM\n").append(ofThisJvm());
        List<ProcessHandle> others = ProcessHandle.current()
                .descendants()
                .filter(ThreadDumps::isJvm)
                .limit(MOST_PROCESSES)
                .toList();
        for (ProcessHandle other : others) {
            text.append("-- threads of process ").append(other.pid()).append(": ");
            text.append(command(other)).append('\n').append(of(other));
        }
        return text.toString();
    }

    /** Without the class path, which is long. */
    private static String command(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .filter(word -> !word.contains(".jar") && !word.endsWith("/*"))
                .collect(Collectors.joining(" "));
    }

    private static boolean isJvm(ProcessHandle process) {
        return process.info().command().orElse("").endsWith(File.separator + "java");
    }

    /** Threads that stand at the same place are counted, not repeated: a cluster has hundreds. */
    private static String ofThisJvm() {
        Map<String, List<String>> namesByPlace = new TreeMap<>();
        Thread.getAllStackTraces()
                .forEach((thread, frames) -> namesByPlace
                        .computeIfAbsent(place(thread, frames), place -> new ArrayList<>())
                        .add(thread.getName()));
        StringBuilder text = new StringBuilder();
        namesByPlace.forEach((place, names) -> {
            text.append("  ").append(names.size() == 1 ? names.get(0) : names.size() + " such as " + names.get(0));
            text.append(place).append('\n');
        });
        return text.toString();
    }

    private static String place(Thread thread, StackTraceElement[] frames) {
        StringBuilder place = new StringBuilder(", ").append(thread.getState());
        for (StackTraceElement frame : frames) {
            place.append("\n      at ").append(frame);
        }
        return place.toString();
    }

    /** One that is stopped does not answer. */
    private static String of(ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path answer = Files.createTempFile("threads", ".txt");
            Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            if (!asked.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "    no answer within " + LIMIT_SECONDS + " s\n";
            }
            String text = Files.readString(answer, StandardCharsets.UTF_8);
            Files.delete(answer);
            return LastLines.of(text, MOST_LINES);
        } catch (IOException e) {
            return "    " + e + "\n";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
