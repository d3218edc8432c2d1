package io.yarnsubmit.map.yarn;

import io.yarnsubmit.map.files.LineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Writes lines in batches, because each flush is a round trip to several machines. */
final class HadoopLines implements LineFile {
    private final FSDataOutputStream out;
    private boolean unsent;

    HadoopLines(FSDataOutputStream out) {
        this.out = out;
    }

    @Override
    public void add(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        unsent = true;
    }

    @Override
    public void flush() throws IOException {
        if (unsent) {
            out.hflush();
            unsent = false;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
