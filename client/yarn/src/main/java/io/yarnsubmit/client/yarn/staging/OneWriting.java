package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a file and closes it. Where a write to HDFS fails, closing the stream throws the very same exception again, which a
 * try-with-resources statement cannot take.
 */
final class OneWriting {
    private OneWriting() {}

    static void to(OutputStream out, Content.Writer content) throws IOException {
        try {
            content.writeTo(out);
        } catch (IOException | RuntimeException e) {
            closeAfter(e, out);
            throw e;
        }
        out.close();
    }

    private static void closeAfter(Exception failure, OutputStream out) {
        try {
            out.close();
        } catch (IOException | RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
