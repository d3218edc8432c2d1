package io.yarnsubmit.client.yarn.logs;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Cuts bytes into lines. An unfinished last line is held back, because more of it may come. */
final class LineCutter {
    // A program that never ends a line must not fill the memory.
    private static final int LONGEST = 1 << 20;

    private final Consumer<byte[]> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** @param lines takes each line, without its end */
    LineCutter(Consumer<byte[]> lines) {
        this.lines = lines;
    }

    void bytes(byte[] buffer, int from, int count) {
        int begin = from;
        for (int i = from; i < from + count; i++) {
            if (buffer[i] == '\n') {
                open.write(buffer, begin, i - begin);
                give();
                begin = i + 1;
            }
        }
        open.write(buffer, begin, from + count - begin);
        if (open.size() > LONGEST) {
            give();
        }
    }

    /** The input is complete: gives the unfinished line, if there is one. */
    void end() {
        if (open.size() > 0) {
            give();
        }
    }

    private void give() {
        lines.accept(open.toByteArray());
        open.reset();
    }
}
