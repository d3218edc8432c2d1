package io.yarnsubmit.client.console;

import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.client.console.StatusLine.Tone;
import io.yarnsubmit.protocol.text.ShownText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What yarn-submit itself says, on standard error: one live line on a terminal, elsewhere one plain line when something
 * changed, and one in ten seconds when mere counts did. The driver's output passes through it too in cluster mode, so that
 * the two do not run into each other; that alone goes out as it is, whatever else others wrote is shown and not obeyed.
 * Thread-safe.
 */
public final class Console implements RunOutput {
    private static final String ERASE_LINE = "\r\033[K";
    private static final String NAME = "yarn-submit:";
    private static final Duration LEAST_BETWEEN_COUNTS = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;
    private final Optional<Terminal> terminal;
    private final InstantSource clock;
    private PrintStream driversOut;
    private int columns;
    private @Nullable StatusLine live;
    private @Nullable StatusLine said;
    private Instant saidAt = Instant.MIN;
    private boolean drawn;
    private boolean midLine;
    private boolean liveLine;
    private boolean quiet;

    Console(PrintStream out, PrintStream err, Optional<Terminal> terminal, InstantSource clock) {
        this.out = out;
        this.driversOut = out;
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        liveLine = terminal.isPresent();
        columns = terminal.map(Terminal::columns).orElse(Terminal.USUAL_COLUMNS);
    }

    /** On this process's streams. */
    public static Console ofProcess(Map<String, String> environment) {
        Optional<Terminal> terminal = Terminal.ofStandardError(environment);
        Console console = new Console(System.out, System.err, terminal, InstantSource.system());
        console.measure();
        return console;
    }

    /** On given streams. */
    public static Console of(PrintStream out, PrintStream err, boolean terminal) {
        return new Console(
                out,
                err,
                terminal ? Optional.of(new Terminal("", false, Terminal.USUAL_COLUMNS)) : Optional.empty(),
                InstantSource.system());
    }

    /** Finds out in the background how wide the terminal is; to be called again when it may have changed. */
    public void measure() {
        terminal.ifPresent(known -> OwnThreads.start(
                "terminal-size",
                OwnThreads.NOT_MISSED,
                () -> known.measured().ifPresent(this::resized)));
    }

    synchronized void resized(int newColumns) {
        if (columns != newColumns) {
            columns = newColumns;
            draw();
        }
    }

    /** From now on standard output is for programs: the driver's goes to standard error. */
    public synchronized void leaveOutputToPrograms() {
        driversOut = err;
    }

    /** From now on only what went wrong is said. */
    public synchronized void beQuiet() {
        erase();
        quiet = true;
    }

    /**
     * The current status, with details that are too small for a line of their own.
     *
     * @param gist the status without them: where there is no live line, one plain line is said when this changes
     */
    @Override
    public void show(String status, String gist) {
        show(StatusLine.of(status, gist));
    }

    /** The current status. */
    @Override
    public synchronized void show(StatusLine status) {
        live = status;
        if (quiet) {
            return;
        }
        if (liveLine) {
            draw();
            said = status;
        } else if (isNews(status)) {
            err.println(NAME + " " + status.plain());
            err.flush();
            said = status;
            saidAt = clock.instant();
        }
    }

    private boolean isNews(StatusLine status) {
        return said == null
                || !said.gist().equals(status.gist())
                || (!said.counts().equals(status.counts())
                        && !clock.instant().isBefore(saidAt.plus(LEAST_BETWEEN_COUNTS)));
    }

    /** The current status, shown only on a terminal. */
    @Override
    public synchronized void showPassing(String status) {
        if (liveLine) {
            show(status);
        }
    }

    /** A line that stays. */
    @Override
    public synchronized void say(String line) {
        if (!quiet) {
            stay(line, Tone.PLAIN);
        }
    }

    /** A line about a problem: it stays, and is shown with --quiet too. */
    @Override
    public synchronized void complain(String line) {
        stay(line, Tone.BAD);
    }

    private void stay(String line, Tone tone) {
        erase();
        boolean coloured = terminal.filter(Terminal::coloured).isPresent();
        err.println((coloured ? tone.paint(NAME) : NAME) + " "
                + ShownText.lines(line).replace("\n", "\n  "));
        err.flush();
        draw();
    }

    /** A line of an answer, on standard output. */
    public synchronized void print(String line) {
        erase();
        out.println(ShownText.lines(line));
        out.flush();
        draw();
    }

    /** A piece of the driver's standard output. */
    @Override
    public synchronized void driverOut(byte[] bytes) {
        pass(driversOut, bytes);
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

    /** Takes the live line away: the run is over. */
    public synchronized void hush() {
        erase();
        live = null;
    }

    /** Takes the live line away, and lets all out. */
    public synchronized void close() {
        erase();
        live = null;
        out.flush();
        err.flush();
    }

    private void pass(PrintStream stream, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        erase();
        stream.write(bytes, 0, bytes.length);
        stream.flush();
        midLine = bytes[bytes.length - 1] != '\n';
        draw();
    }

    private void draw() {
        if (liveLine && !quiet && !midLine && live != null) {
            boolean coloured = terminal.filter(Terminal::coloured).isPresent();
            // One column less than the terminal has: some terminals begin the next line after a full one.
            err.print(ERASE_LINE + "[" + live.fitting(columns - 3, coloured) + "]");
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
