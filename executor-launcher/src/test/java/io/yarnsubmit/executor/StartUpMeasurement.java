package io.yarnsubmit.executor;

import io.grpc.Server;
import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.driver.hub.HubListener;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures an executor from the start of its process to its registration, and its resident memory when idle, beside a JVM
 * that does nothing. Not a test: run its main with the test class path, and the number of rounds.
 */
final class StartUpMeasurement {
    private static final List<List<String>> FLAGS = List.of(
            List.of("-Xmx832m"),
            List.of("-Xmx832m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
            List.of("-Xmx832m", "-XX:+UseSerialGC", "-Xshare:auto"));

    private StartUpMeasurement() {}

    /** Does nothing. */
    static final class Bare {
        private Bare() {}

        public static void main(String[] args) {}
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("start-up");
        TlsIdentity identity = TestIdentity.create();
        LinkedBlockingQueue<Long> registeredNanos = new LinkedBlockingQueue<>();
        EventLoop loop = EventLoop.start("hub", Throwable::printStackTrace);
        Hub hub = new Hub(loop, new MonotonicTime(), Duration.ofMinutes(1), new Registrations(registeredNanos));
        Server server = hub.start(0, ApplicationTls.of(identity));
        List<List<String>> flags = args.length > 1 ? List.of(Arrays.asList(args).subList(1, args.length)) : FLAGS;
        for (List<String> options : flags) {
            List<Long> bare = new ArrayList<>();
            List<Long> executor = new ArrayList<>();
            List<Long> cpu = new ArrayList<>();
            List<Long> residentMib = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                bare.add(bareMillis(directory, options));
                registeredNanos.clear();
                long begin = System.nanoTime();
                Process process = ChildJvm.start(
                        directory, "executor", options, LaunchNames.EXECUTOR_MAIN, tokens(directory, identity, server));
                executor.add(TimeUnit.NANOSECONDS.toMillis(registeredNanos.take() - begin));
                cpu.add(process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
                TimeUnit.MILLISECONDS.sleep(i == 0 ? 3_000 : 300);
                residentMib.add(residentMib(process));
                // Not forcibly, so that the JVM can write an archive of its classes if it is told to.
                process.destroy();
                process.waitFor();
            }
            System.out.printf(
                    "%s: bare JVM %d ms, executor registered %d ms (%d ms of processor time), resident %d MiB %s%n",
                    String.join(" ", options),
                    median(bare),
                    median(executor),
                    median(cpu),
                    residentMib.get(0),
                    executor);
        }
        server.shutdownNow();
    }

    private static long bareMillis(Path directory, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of("-cp", ChildJvm.classPath().split(":")[0], Bare.class.getName()));
        long begin = System.nanoTime();
        new ProcessBuilder(command).directory(directory.toFile()).start().waitFor();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static Map<String, String> tokens(Path directory, TlsIdentity identity, Server server) throws IOException {
        ExecutorLaunch launch = ExecutorLaunch.newBuilder()
                .setExecutorId(1)
                .setGroup(LaunchNames.DEFAULT_GROUP)
                .setHost("localhost")
                .setHubHost("localhost")
                .setHubPort(server.getPort())
                .setSlots(1)
                .setIdentity(identity)
                .build();
        Path file = TokenFiles.write(directory.resolve("tokens"), LaunchNames.EXECUTOR_SECRET, launch.toByteArray());
        return Map.of("HADOOP_TOKEN_FILE_LOCATION", file.toString());
    }

    private static long residentMib(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private record Registrations(LinkedBlockingQueue<Long> nanos) implements HubListener {
        @Override
        public void registered(ExecutorMessage.Registration registration) {
            nanos.add(System.nanoTime());
        }

        @Override
        public void results(int executorId, List<TaskResult> results) {}

        @Override
        public void disconnected(int executorId) {}

        @Override
        public void silent(int executorId, Duration silence) {}
    }
}
