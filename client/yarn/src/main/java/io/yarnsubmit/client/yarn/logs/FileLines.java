package io.yarnsubmit.client.yarn.logs;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints the lines of log files that are read once. Used by one thread. */
final class FileLines implements LogSink {
    private final Function<LogFile, Optional<LogStream>> streams;
    private final ShownLines shown;
    private final LogPrinter printer;
    private @Nullable LineCutter cutter;
    private @Nullable LastLines last;
    private Consumer<byte[]> print = line -> {};
    private boolean partly;
    private boolean tooFew;
    private long length;

    /** @param streams finds the stream of a file; without one the file is skipped */
    FileLines(Function<LogFile, Optional<LogStream>> streams, ShownLines shown, LogPrinter printer) {
        this.streams = streams;
        this.shown = shown;
        this.printer = printer;
    }

    @Override
    public void begin(LogFile file, long offset) {
        Optional<LogStream> stream = streams.apply(file);
        tooFew = false;
        partly = offset > 0;
        length = file.length();
        cutter = null;
        if (stream.isPresent() && shown.shows(file)) {
            LogStream writer = stream.get();
            print = line -> printer.line(writer, file.name(), line);
            LastLines kept =
                    shown.tail().isPresent() ? new LastLines(shown.tail().getAsInt()) : null;
            last = kept;
            Consumer<byte[]> taker = kept == null ? print : kept;
            SinceFilter filter = shown.filter();
            cutter = new LineCutter(line -> {
                if (filter.shows(line)) {
                    taker.accept(line);
                }
            });
        }
    }

    @Override
    public void bytes(byte[] buffer, int from, int count) {
        if (cutter != null) {
            cutter.bytes(buffer, from, count);
        }
    }

    @Override
    public void end() {
        if (cutter == null) {
            return;
        }
        cutter.end();
        if (last != null) {
            tooFew = partly && !last.isEnough();
            if (!tooFew) {
                last.giveTo(print);
            }
        }
    }

    /** Whether nothing was printed, because more of the file is needed for the requested number of lines. */
    boolean wantsMore() {
        return tooFew;
    }

    /** State of the last file. */
    long length() {
        return length;
    }
}
