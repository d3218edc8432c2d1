package io.yarnsubmit.executor.roles;

import io.yarnsubmit.executor.command.CommandStreams;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;

/** Passes a command's output on to the executor's log as it is, and looks for a text in it. */
final class WatchedLog implements CommandStreams {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final long FINISH_MILLIS = 2_000;

    private final String text;
    private final Runnable whenFound;
    private final UncaughtExceptionHandler onFailure;
    private final OutputStream out;
    private final OutputStream err;
    private final List<Thread> threads = new ArrayList<>();

    /** @param whenFound is called at most once for each stream, on any thread */
    WatchedLog(String text, Runnable whenFound, UncaughtExceptionHandler onFailure) {
        // Not those of System, which may be the user's.
        this(
                text,
                whenFound,
                onFailure,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }

    WatchedLog(
            String text, Runnable whenFound, UncaughtExceptionHandler onFailure, OutputStream out, OutputStream err) {
        this.text = text;
        this.whenFound = whenFound;
        this.onFailure = onFailure;
        this.out = out;
        this.err = err;
    }

    @Override
    public void prepare(ProcessBuilder builder) {
        builder.redirectInput(CommandStreams.nothing());
    }

    @Override
    public void begin(Process process) {
        threads.add(OwnThreads.start("output", onFailure, () -> pass(process.getInputStream(), out)));
        threads.add(OwnThreads.start("errors", onFailure, () -> pass(process.getErrorStream(), err)));
    }

    private void pass(InputStream from, OutputStream to) {
        TextSearch search = new TextSearch(text);
        byte[] buffer = new byte[BUFFER_BYTES];
        boolean isFound = false;
        boolean isWritten = true;
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                // The command goes on without a log.
                isWritten = isWritten && write(to, buffer, n);
                if (!isFound && search.isIn(buffer, n)) {
                    isFound = true;
                    whenFound.run();
                }
            }
        } catch (IOException e) {
            // It was closed, because the command has ended.
            return;
        }
    }

    private static boolean write(OutputStream to, byte[] buffer, int length) {
        try {
            to.write(buffer, 0, length);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void finish() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(FINISH_MILLIS);
        }
    }
}
