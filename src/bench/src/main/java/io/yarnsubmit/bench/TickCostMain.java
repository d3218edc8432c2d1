package io.yarnsubmit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what a tick costs, in a JVM with the options of an ApplicationMaster: its compiler is the quick one. */
final class TickCostMain {
    private static final int[] SIZES = {100, 1_000, 10_000};

    private TickCostMain() {}

    public static void main(String[] args) {
        for (int executors : SIZES) {
            print("tick without news, %,d executors running, µs".formatted(executors), "< 1000", executors, true);
            print("    while they are starting, µs", "", executors, false);
        }
    }

    private static void print(String name, String target, int executors, boolean registered) {
        double micros = TickCost.of(executors, registered).toNanos() / 1e3;
        System.out.printf(Locale.ROOT, "%-48s %8s%12.1f%n", name, target, micros);
    }

    static List<String> inJvmOfItsOwn() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TickCostMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.lines().toList();
        }
    }
}
