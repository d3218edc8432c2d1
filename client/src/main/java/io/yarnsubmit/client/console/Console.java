package io.yarnsubmit.client.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What yarn-submit itself says, on standard error: one live line on a terminal, elsewhere one plain line for each change. The
 * driver's output passes through it too in cluster mode, so that the two do not run into each other. Thread-safe.
 */
public final class Console implements RunOutput {
    private static final String ERASE_LINE = "\r\033[K";
    private static final int DEFAULT_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int width;
    private String live = "";
    private String said = "";
    private boolean drawn;
    private boolean midLine;
    private boolean liveLine = true;

    private Console(PrintStream out, PrintStream err, boolean terminal, int width) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.width = width;
    }

    /** On this process's streams. */
    public static Console ofProcess(Map<String, String> environment) {
        boolean terminal = isTerminal("/proc/self/fd/2") && !"dumb".equals(environment.get("TERM"));
        return new Console(System.out, System.err, terminal, width(environment));
    }

    /** On given streams. */
    public static Console of(PrintStream out, PrintStream err, boolean terminal) {
        return new Console(out, err, terminal, DEFAULT_WIDTH);
    }

    private static boolean isTerminal(String descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.max(20, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /**
     * What goes on now, with details that are too small for a line of their own.
     *
     * @param gist the status without them: where there is no live line, one plain line is said when this changes
     */
    @Override
    public synchronized void show(String status, String gist) {
        live = status;
        if (terminal && liveLine) {
            draw();
        } else if (!gist.equals(said)) {
            err.println("yarn-submit: " + status);
            err.flush();
        }
        said = gist;
    }

    /** What goes on now, for eyes only: drawn on a terminal, passed over elsewhere. */
    @Override
    public synchronized void showPassing(String status) {
        if (terminal && liveLine) {
            show(status);
        }
    }

    /** A line that stays. */
    @Override
    public synchronized void say(String line) {
        erase();
        err.println("yarn-submit: " + line.replace("\n", "\n  "));
        err.flush();
        draw();
    }

    /** A line for programs, on standard output. */
    public synchronized void print(String line) {
        erase();
        out.println(line);
        out.flush();
    }

    /** A piece of the driver's standard output. */
    @Override
    public synchronized void driverOut(byte[] bytes) {
        pass(out, bytes);
    }

    /** A piece of the driver's standard error. */
    @Override
    public synchronized void driverErr(byte[] bytes) {
        pass(err, bytes);
    }

    /** From now on plain lines are said instead of the live line: another process writes to this terminal. */
    @Override
    public synchronized void giveUpLiveLine() {
        erase();
        liveLine = false;
    }

    /** Takes the live line away. */
    public synchronized void close() {
        erase();
        live = "";
        out.flush();
        err.flush();
    }

    private void pass(PrintStream stream, byte[] bytes) {
        erase();
        stream.write(bytes, 0, bytes.length);
        stream.flush();
        midLine = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
        draw();
    }

    private void draw() {
        if (terminal && liveLine && !midLine && !live.isEmpty()) {
            String text = "[" + live;
            int room = width - 2;
            err.print(ERASE_LINE + (text.length() > room ? text.substring(0, room) : text) + "]");
            err.flush();
            drawn = true;
        }
    }

    private void erase() {
        if (drawn) {
            err.print(ERASE_LINE);
            err.flush();
            drawn = false;
        }
    }
}
