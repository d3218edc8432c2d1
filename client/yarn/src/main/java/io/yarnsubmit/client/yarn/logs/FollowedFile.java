package io.yarnsubmit.client.yarn.logs;

/** One file that is followed: its new lines are printed. Used by one thread at a time. */
final class FollowedFile implements LogSink {
    private final LogFollowCore core;
    private final LineCutter cutter;
    private boolean again;

    /** @param taken how many bytes of it have been printed already */
    FollowedFile(LogStream stream, String name, long taken, SinceFilter filter, LogPrinter printer) {
        core = new LogFollowCore(taken);
        cutter = new LineCutter(line -> {
            if (filter.shows(line)) {
                printer.line(stream, name, line);
            }
        });
    }

    /** What to ask for. */
    long size() {
        return core.size();
    }

    /** Whether there was more than requested: then nothing was printed, and the caller asks again. */
    boolean again() {
        return again;
    }

    @Override
    public void begin(LogFile file, long offset) {
        core.begin(offset, file.length());
        if (core.restarted()) {
            cutter.end();
        }
    }

    @Override
    public void bytes(byte[] buffer, int from, int count) {
        int skipped = core.bytes(count);
        if (skipped < count) {
            cutter.bytes(buffer, from + skipped, count - skipped);
        }
    }

    @Override
    public void end() {
        again = core.end();
    }

    /** The file is complete. */
    void finish() {
        cutter.end();
    }
}
