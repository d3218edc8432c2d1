package io.yarnsubmit.client.console;

import io.yarnsubmit.client.console.StatusLine.Tone;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.text.ShownText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What yarn-submit itself says, on standard error: one live line on a terminal, elsewhere one plain line when something
 * changed, and one in ten seconds when mere counts did. The driver's output passes through it too in cluster mode, so that
 * the two do not run into each other; that alone goes out as it is, whatever else others wrote is shown and not obeyed.
 *
 * <p>What this command says never waits for a terminal or a pipe; answers and the driver's output do. Thread-safe.
 */
public final class Console implements RunOutput {
    private static final String ERASE_LINE = "\r\033[K";
    private static final String NAME = "yarn-submit:";
    private static final Duration LEAST_BETWEEN_COUNTS = Duration.ofSeconds(10);

    /** So long somebody who wants this command to end waits for those who read, at most. */
    private static final Duration HURRIED = Duration.ofSeconds(1);

    /** So long a driver that writes to the same terminal is held up, at most. */
    private static final Duration LIVE_LINE_GOES = Duration.ofMillis(200);

    private final ConsoleStream out;
    private final ConsoleStream err;
    private final Optional<Terminal> terminal;
    private final InstantSource clock;
    private ConsoleStream driversOut;
    private Runnable onReaderGone = () -> {};
    private int columns;
    private @Nullable StatusLine live;
    private @Nullable StatusLine said;
    private Instant saidAt = Instant.MIN;
    private boolean drawn;
    private boolean midLine;
    private boolean liveLine;
    private boolean quiet;
    private volatile boolean hurried;
    private volatile UnaryOperator<String> mask = UnaryOperator.identity();

    Console(PrintStream out, PrintStream err, Optional<Terminal> terminal, InstantSource clock) {
        this(direct(out, err), terminal, clock);
    }

    private static Function<BiConsumer<OutputStream, IOException>, StandardStreams> direct(
            PrintStream out, PrintStream err) {
        return onFailure -> {
            Outlet outlet = Outlet.direct(onFailure);
            return new StandardStreams(
                    new ConsoleStream(out, Charset.defaultCharset(), outlet),
                    new ConsoleStream(err, Charset.defaultCharset(), outlet));
        };
    }

    private Console(
            Function<BiConsumer<OutputStream, IOException>, StandardStreams> streams,
            Optional<Terminal> terminal,
            InstantSource clock) {
        StandardStreams both = streams.apply(this::failed);
        out = both.out();
        err = both.err();
        driversOut = out;
        this.terminal = terminal;
        this.clock = clock;
        liveLine = terminal.isPresent();
        columns = terminal.map(Terminal::columns).orElse(Terminal.USUAL_COLUMNS);
    }

    /** On this process's streams. */
    public static Console ofProcess(Map<String, String> environment) {
        Optional<Terminal> terminal = Terminal.ofStandardError(environment);
        Console console = new Console(StandardStreams::ofProcess, terminal, InstantSource.system());
        // What a library prints must not hold it up either.
        System.setErr(console.err.printer());
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
                "terminal-size", OwnThreads.NOT_MISSED, () -> known.measured().ifPresent(this::resized)));
    }

    synchronized void resized(int newColumns) {
        if (columns != newColumns) {
            columns = newColumns;
            draw();
        }
    }

    /**
     * Something is to be done when nobody reads any more: it is called at once, from another thread, when that is found out.
     */
    public synchronized void whenReaderGone(Runnable action) {
        onReaderGone = action;
    }

    private void failed(OutputStream stream, IOException cause) {
        boolean output = stream == out.target();
        if (!Gone.isReaderGone(cause)) {
            (output ? err : out)
                    .print(NAME + " " + Gone.words(output ? "standard output" : "standard error", cause) + "\n");
            return;
        }
        Runnable action;
        synchronized (this) {
            action = onReaderGone;
        }
        action.run();
    }

    /** From now on standard output is for programs: the driver's goes to standard error. */
    public synchronized void leaveOutputToPrograms() {
        driversOut = err;
    }

    @Override
    public void hide(UnaryOperator<String> newMask) {
        mask = newMask;
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
            if (!err.isBehind()) {
                err.print(NAME + " " + mask.apply(status.plain()) + System.lineSeparator());
                said = status;
                saidAt = clock.instant();
            }
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
        err.print((coloured ? tone.paint(NAME) : NAME) + " "
                + ShownText.lines(mask.apply(line)).replace("\n", "\n  ") + System.lineSeparator());
        draw();
    }

    /** A line of an answer, on standard output. Waits for those who read. */
    public void print(String line) {
        out.awaitRoom();
        tell(line);
    }

    /** A line for programs, on standard output, by someone who cannot wait. */
    public synchronized void tell(String line) {
        erase();
        out.addSurely((ShownText.lines(mask.apply(line)) + System.lineSeparator()).getBytes(out.charset()));
        draw();
    }

    /** Nobody reads standard output at present: what can be left out is. */
    public boolean isOutputBehind() {
        return out.isBehind();
    }

    /** A piece of the driver's standard output. Waits for those who read. */
    @Override
    public void driverOut(byte[] bytes) {
        pass(driversOut, bytes);
    }

    /** A piece of the driver's standard error. Waits for those who read. */
    @Override
    public void driverErr(byte[] bytes) {
        pass(err, bytes);
    }

    @Override
    public boolean isDriverOutGone() {
        return driversOut.isGone();
    }

    @Override
    public boolean isDriverErrGone() {
        return err.isGone();
    }

    /** From now on plain lines are said instead of the live line: another process writes to this terminal. */
    @Override
    public void giveUpLiveLine() {
        synchronized (this) {
            erase();
            liveLine = false;
        }
        err.awaitWritten(LIVE_LINE_GOES);
    }

    /** Takes the live line away: the run is over. */
    public synchronized void hush() {
        erase();
        live = null;
    }

    /** This command is asked to end: from now on {@link #close} waits only a moment for those who read. */
    public void hurry() {
        hurried = true;
    }

    /** Takes the live line away, and returns when all is out: when those who read have it. */
    public void close() {
        hush();
        if (hurried) {
            out.awaitWritten(HURRIED);
            err.awaitWritten(HURRIED);
            return;
        }
        out.awaitWritten();
        err.awaitWritten();
    }

    /** Waits outside of the lock: others have something to say meanwhile. */
    private void pass(ConsoleStream stream, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        stream.awaitRoom();
        synchronized (this) {
            erase();
            stream.addSurely(bytes);
            midLine = bytes[bytes.length - 1] != '\n';
            draw();
        }
    }

    private void draw() {
        if (liveLine && !quiet && !midLine && live != null && !err.isBehind()) {
            boolean coloured = terminal.filter(Terminal::coloured).isPresent();
            // One column less than the terminal has: some terminals begin the next line after a full one.
            err.print(ERASE_LINE + "[" + mask.apply(live.fitting(columns - 3, coloured)) + "]");
            drawn = true;
        }
    }

    private void erase() {
        if (drawn) {
            err.print(ERASE_LINE);
            drawn = false;
        }
    }
}
