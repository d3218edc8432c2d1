package io.yarnsubmit.client.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Standard output or standard error, as the console writes to it. Thread-safe. */
record ConsoleStream(OutputStream target, Charset charset, Outlet outlet) {
    /** What is said is dropped when this much waits: whoever does not read for so long misses it. */
    private static final long MOST_WORDS_BYTES = 4L << 20;

    void print(String text) {
        add(text.getBytes(charset));
    }

    /** Never waits; drops what nobody reads. */
    void add(byte[] bytes) {
        if (outlet.waitingBytes() < MOST_WORDS_BYTES) {
            outlet.add(target, bytes);
        }
    }

    /** The same, but it is not dropped. */
    void addSurely(byte[] bytes) {
        outlet.add(target, bytes);
    }

    /** Waits for those who read, so that a piece of any size may follow. */
    void awaitRoom() {
        try {
            outlet.awaitRoom();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody reads at present. */
    boolean isBehind() {
        return outlet.waitingBytes() >= Outlet.ROOM_BYTES / 16;
    }

    boolean isGone() {
        return outlet.hasFailed(target);
    }

    void awaitWritten() {
        try {
            outlet.awaitWritten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitWritten(Duration most) {
        try {
            outlet.awaitWritten(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For libraries that print by themselves. */
    PrintStream printer() {
        return new PrintStream(
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void flush() {
                        add(toByteArray());
                        reset();
                    }
                },
                true,
                charset);
    }

    /** How the JVM encodes text on one of its streams. */
    static Charset charset(String stream) {
        String name = System.getProperty(stream + ".encoding", System.getProperty("sun." + stream + ".encoding", ""));
        try {
            return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
