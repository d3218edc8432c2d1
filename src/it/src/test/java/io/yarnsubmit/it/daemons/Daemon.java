package io.yarnsubmit.it.daemons;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One daemon of a cluster, as a process that comes and goes; its ports, directories and configuration stay. */
public final class Daemon {
    private static final int ENDS_WITHIN_SECONDS = 20;

    private final String name;
    private final String host;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;
    private int logBegin;

    /**
     * @param command from java on
     * @param environment what it has besides that of this JVM; a NodeManager's is its containers' too
     */
    Daemon(String name, String host, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.host = host;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** nodemanager1, resourcemanager2, namenode, ... */
    public String name() {
        return name;
    }

    /** The address it listens on, by which YARN names a NodeManager. */
    public String host() {
        return host;
    }

    public synchronized long pid() {
        return process.pid();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What all its lives wrote. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String logOfThisLife() {
        return log().substring(logBegin);
    }

    /** SIGKILL. Returns when it is gone. What a NodeManager started lives on. */
    public synchronized void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM. Returns when it is gone. */
    public synchronized void terminate() {
        signal("TERM");
        // One that is stopped would not notice.
        signal("CONT");
        awaitEnd();
    }

    /** SIGSTOP: it keeps its connections, and does nothing. */
    public synchronized void stop() {
        signal("STOP");
    }

    /** SIGCONT, after {@link #stop}. */
    public synchronized void resume() {
        signal("CONT");
    }

    /** Starts it again, with the same ports, directories and configuration; ends it before if it lives. */
    public synchronized void restart() {
        if (isAlive()) {
            terminate();
        }
        start();
    }

    synchronized void start() {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // Hadoop's daemons leave crumbs in the directory they are started in.
                .directory(new File(log.getParent().toString()));
        // Containers get it from their NodeManager.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("HADOOP_"));
        builder.environment().putAll(environment);
        logBegin = Files.exists(log) ? log().length() : 0;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(this + " could not be sent SIG" + signal);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(this + " does not end; see " + log);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + " at " + host + (isAlive() ? ", process " + pid() : ", not running");
    }
}
