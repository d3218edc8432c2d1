package io.yarnsubmit.map.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes captured output, with a note where a part was left out. */
public final class CapturedText {
    private CapturedText() {}

    public static void write(CapturedOutput captured, OutputStream out) throws IOException {
        out.write(captured.begin());
        if (captured.leftOut() > 0) {
            out.write(mark(captured).getBytes(StandardCharsets.UTF_8));
            out.write(captured.end());
        }
    }

    static String of(CapturedOutput captured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(captured, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String mark(CapturedOutput captured) {
        return "\n[yarn-submit map: " + captured.leftOut() + " of " + captured.total()
                + " bytes were left out here; --max-output keeps more]\n";
    }
}
