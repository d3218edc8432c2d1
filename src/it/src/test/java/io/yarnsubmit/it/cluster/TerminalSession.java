package io.yarnsubmit.it.cluster;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command on a pseudo-terminal: all that it writes, with what moves the cursor, and what somebody types. */
public final class TerminalSession {
    private static final Duration HANG_GUARD = Duration.ofSeconds(240);
    private static final int ROWS = 24;

    private final PtyProcess process;
    private final StringBuffer screen = new StringBuffer();
    private final Thread reader = new Thread(this::read, "terminal");

    private TerminalSession(PtyProcess process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    static TerminalSession start(List<String> command, Map<String, String> environment, int columns) {
        Map<String, String> all = new HashMap<>(System.getenv());
        List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR", "COLUMNS", "NO_COLOR").forEach(all::remove);
        all.put("LC_ALL", "C.UTF-8");
        all.put("TERM", "xterm");
        all.putAll(environment);
        try {
            TerminalSession session = new TerminalSession(new PtyProcessBuilder(command.toArray(String[]::new))
                    .setEnvironment(all)
                    .setRedirectErrorStream(true)
                    .setInitialColumns(columns)
                    .setInitialRows(ROWS)
                    .start());
            StartedCommands.here()
                    .add(StartedCommand.process(
                            command, environment, session.process, Map.of("terminal", session::written)));
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                screen.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // So the end of a pseudo-terminal shows itself on Linux.
        }
    }

    /** All that was written so far. */
    public String written() {
        return screen.toString();
    }

    /** Waits until it has written this, from a place on. */
    public TerminalSession await(String text, int from) {
        Awaitility.await("'" + text + "' on the terminal")
                .atMost(HANG_GUARD)
                .failFast(
                        "the command has ended",
                        () -> !process.isAlive() && written().indexOf(text, from) < 0)
                .until(() -> written().indexOf(text, from) >= 0);
        return this;
    }

    /** The terminal is as wide as this now; the system tells the command. */
    public void resize(int columns) {
        process.setWinSize(new WinSize(columns, ROWS));
    }

    /** Somebody types this. */
    public void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; the exit status. */
    public int exitCode() {
        try {
            if (!process.waitFor(HANG_GUARD.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the command hangs\n" + written());
            }
            reader.join(HANG_GUARD.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
