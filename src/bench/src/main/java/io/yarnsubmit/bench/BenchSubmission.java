package io.yarnsubmit.bench;

import io.yarnsubmit.bench.driver.TotalsDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code yarn-submit} command with {@link TotalsDriver} as its driver, which does what it is told here. */
final class BenchSubmission implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");

    private final Process command;
    private final Path err;
    private final ServerSocket server;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile String lastLoss = "";
    private @Nullable Socket driver;

    private BenchSubmission(Process command, Path err, ServerSocket server) {
        this.command = command;
        this.err = err;
        this.server = server;
    }

    /** Returns when the driver is linked to its ApplicationMaster. No executor is asked for yet. */
    static BenchSubmission start(BenchOptions options, Path confDirectory, Path base, int memoryMib)
            throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Files.createDirectories(base);
        Path err = base.resolve("yarn-submit.err");
        ProcessBuilder builder = new ProcessBuilder(
                        options.home().resolve("bin/yarn-submit").toString(),
                        "--deploy-mode",
                        "client",
                        "--num-executors",
                        "0",
                        "--executor-memory",
                        memoryMib + "m",
                        "--conf",
                        "yarnsubmit.executor.registrationTimeout=1h", // nobody will register
                        "--conf",
                        "yarnsubmit.stagingDirectory=" + base.resolve("staging").toUri(),
                        "--class",
                        TotalsDriver.class.getName(),
                        options.jar().toString(),
                        Integer.toString(server.getLocalPort()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(base.resolve("yarn-submit.out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("HADOOP_CONF_DIR", confDirectory.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        BenchSubmission submission = new BenchSubmission(builder.start(), err, server);
        try {
            submission.connect();
            return submission;
        } catch (IOException | RuntimeException e) {
            submission.close();
            throw e;
        }
    }

    private void connect() throws IOException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        Socket socket = accept(end);
        driver = socket;
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        socket.setSoTimeout((int) READY_WITHIN.toMillis());
        if (!"ready".equals(in.readLine())) {
            throw new IOException("the driver did not get ready:\n" + said());
        }
        socket.setSoTimeout(0);
        Thread reader = new Thread(() -> countLosses(in), "driver-says");
        reader.setDaemon(true);
        reader.start();
    }

    private Socket accept(long end) throws IOException {
        server.setSoTimeout(200);
        while (true) {
            try {
                return server.accept();
            } catch (SocketTimeoutException e) {
                if (!command.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the driver was not started:\n" + said(), e);
                }
            }
        }
    }

    private void countLosses(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lastLoss = line;
                lost.incrementAndGet();
            }
        } catch (IOException e) {
            // The driver has ended.
        }
    }

    /** Has the driver ask for so many executors. */
    void request(int total) throws IOException {
        PrintWriter out = new PrintWriter(connected().getOutputStream(), true, StandardCharsets.UTF_8);
        out.println("request " + total);
    }

    /** Has the driver come to its end, and with it the application. */
    void endDriver() throws IOException {
        connected().shutdownOutput();
    }

    /** How many executors the driver was told to have lost. */
    int lost() {
        return lost.get();
    }

    String lastLoss() {
        return lastLoss;
    }

    String applicationId() throws IOException {
        Matcher matcher = APPLICATION.matcher(said());
        if (!matcher.find()) {
            throw new IOException("no application was submitted:\n" + said());
        }
        return matcher.group();
    }

    int awaitExit(Duration atMost) throws IOException {
        try {
            if (!command.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("yarn-submit does not end:\n" + said());
            }
            return command.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The end of what the command has said. */
    String said() throws IOException {
        List<String> lines = Files.readAllLines(err);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private Socket connected() {
        if (driver == null) {
            throw new IllegalStateException("not connected");
        }
        return driver;
    }

    /** The command ends its application when it is terminated. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> family = command.descendants().toList();
        command.destroy();
        try {
            if (!command.waitFor(10, TimeUnit.SECONDS)) {
                command.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            command.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        if (driver != null) {
            driver.close();
        }
        server.close();
    }
}
