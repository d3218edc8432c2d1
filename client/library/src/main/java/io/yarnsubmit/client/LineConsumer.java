package io.yarnsubmit.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what a driver writes, in UTF-8, into lines, and huge lines into pieces. Thread-safe. */
final class LineConsumer {
    /** A longer line comes in pieces: it may never end. */
    private static final int LONGEST_BYTES = 1 << 20;

    private final Consumer<String> consumer;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineConsumer(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    synchronized void accept(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, start, i - start);
                start = i + 1;
                flush();
            }
        }
        begun.write(bytes, start, bytes.length - start);
        if (begun.size() >= LONGEST_BYTES) {
            flush();
        }
    }

    /** The last line may lack its end. */
    synchronized void end() {
        if (begun.size() > 0) {
            flush();
        }
    }

    private void flush() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        consumer.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
