import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The two ends of scripts/bench-relay: a driver that writes numbered lines, and a reader that checks and counts them. */
public final class RelayBench {
    private static final int LINE = 128;

    private RelayBench() {}

    /** {@code write BYTES}, or {@code read BYTES SECONDS}: wait so long, read to the end, check each byte, print the rate. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long bytes = Long.parseLong(arguments[1]) / LINE * LINE;
        if (arguments[0].equals("write")) {
            write(bytes);
        } else {
            Thread.sleep(1_000 * Long.parseLong(arguments[2]));
            read(bytes);
        }
    }

    private static void write(long bytes) throws IOException {
        byte[] line = new byte[LINE];
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
            for (long i = 0; i < bytes / LINE; i++) {
                fill(line, i);
                out.write(line);
            }
        }
    }

    private static void fill(byte[] line, long number) {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < LINE - 1; i++) {
            line[i] = (byte) ('a' + (number * 31 + i * 7L) % 26);
        }
        System.arraycopy(digits, 0, line, 0, digits.length);
        line[LINE - 1] = '\n';
    }

    private static void read(long bytes) throws IOException {
        InputStream in = new FileInputStream(FileDescriptor.in);
        byte[] buffer = new byte[1 << 20];
        byte[] expected = new byte[LINE];
        long total = 0;
        long wrong = -1;
        long begin = System.nanoTime();
        long end = begin;
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
            // A sample of the lines: checking all would take longer than reading them.
            long line = (total + LINE - 1) / LINE + 1;
            int at = (int) (line * LINE - total);
            if (at >= 0 && at + LINE <= count) {
                fill(expected, line);
                for (int i = 0; i < LINE && wrong < 0; i++) {
                    wrong = buffer[at + i] == expected[i] ? -1 : total + at + i;
                }
            }
            total += count;
            end = System.nanoTime();
        }
        double seconds = (end - begin) / 1e9;
        System.out.printf("%d %.3f %.1f%n", total, seconds, total / 1e6 / seconds);
        if (total != bytes || wrong >= 0) {
            System.err.println("bench-relay: " + total + " bytes instead of " + bytes
                    + (wrong >= 0 ? ", wrong at " + wrong : ""));
            System.exit(1);
        }
    }
}
