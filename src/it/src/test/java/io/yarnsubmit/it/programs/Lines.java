package io.yarnsubmit.it.programs;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints so many numbered lines of 108 bytes, and ends. With a second argument it pauses so many milliseconds after each. With a
 * third it makes a file of that name when all is printed.
 */
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
        if (args.length > 2) {
            Files.createFile(Path.of(args[2]));
        }
    }

    /** One of them. */
    public static byte[] line(long number) {
        String digits = Long.toString(number);
        return ("x".repeat(BYTES - 1 - digits.length()) + digits + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
