package io.yarnsubmit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The process of an ApplicationMaster, as the operating system and its JVM show it. Linux only. */
final class AmProcess {
    private static final String MAIN = "io.yarnsubmit.appmaster.AmMain";
    /** Of /proc/pid/stat, counted after the command's name: utime and stime. */
    private static final int USER_TICKS = 11;

    private static final int TICKS_PER_SECOND = 100;

    private final ProcessHandle process;

    private AmProcess(ProcessHandle process) {
        this.process = process;
    }

    /** The one that a NodeManager of this JVM has started. */
    static Optional<AmProcess> find() {
        return ProcessHandle.current()
                .descendants()
                .filter(AmProcess::isApplicationMaster)
                .findFirst()
                .map(AmProcess::new);
    }

    /** Not the shell that was told to start it. */
    private static boolean isApplicationMaster(ProcessHandle process) {
        return process.info().command().filter(name -> name.endsWith("/java")).isPresent()
                && process.info()
                        .arguments()
                        .filter(words -> Arrays.asList(words).contains(MAIN))
                        .isPresent();
    }

    /** What its JVM's heap may grow to, as its command line says. */
    String maxHeap() {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .filter(word -> word.startsWith("-Xmx"))
                .findFirst()
                .orElse("-Xmx is not set");
    }

    Duration cpu() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    int residentMib() throws IOException {
        return statusMib("VmRSS:");
    }

    int mostResidentMib() throws IOException {
        return statusMib("VmHWM:");
    }

    int threads() throws IOException {
        try (var tasks = Files.list(proc("task"))) {
            return (int) tasks.count();
        }
    }

    private int statusMib(String field) throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToInt(kib -> Integer.parseInt(kib) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Has it collect its garbage, and says what is left on its heap. */
    Heap heap() throws IOException {
        List<String> histogram = command("GC.class_histogram");
        String total = histogram.get(histogram.size() - 1);
        long bytes = Long.parseLong(total.strip().split("\\s+")[2]);
        List<String> largest = histogram.stream()
                .filter(line -> line.matches("\\s*\\d+:\\s+\\d.*"))
                .limit(12)
                .toList();
        return new Heap(bytes, largest);
    }

    void startRecording() throws IOException {
        command("JFR.start", "name=bench", "settings=profile");
    }

    void stopRecording(Path file) throws IOException {
        command("JFR.stop", "name=bench", "filename=" + file);
    }

    private List<String> command(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(process.pid()));
        command.addAll(List.of(words));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = out.lines().toList();
            if (jcmd.waitFor() != 0 || lines.isEmpty()) {
                throw new IOException(command + " failed: " + lines);
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    /**
     * @param bytes what is alive
     * @param largest lines of the JVM's histogram: the classes that take most of it
     */
    record Heap(long bytes, List<String> largest) {}
}
