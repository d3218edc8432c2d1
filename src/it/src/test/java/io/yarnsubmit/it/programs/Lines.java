package io.yarnsubmit.it.programs;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prints so many numbered lines of 108 bytes, and ends; with a second argument it pauses so many milliseconds after each. */
public final class Lines {
    /** How long a line is. */
    public static final int BYTES = 108;

    private Lines() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long pauseMillis = args.length > 1 ? Long.parseLong(args[1]) : 0;
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        for (long number = 0; number < Long.parseLong(args[0]); number++) {
            out.write(line(number));
            if (pauseMillis > 0) {
                out.flush();
                Thread.sleep(pauseMillis);
            }
        }
        out.flush();
    }

    /** One of them. */
    public static byte[] line(long number) {
        String digits = Long.toString(number);
        return ("x".repeat(BYTES - 1 - digits.length()) + digits + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
