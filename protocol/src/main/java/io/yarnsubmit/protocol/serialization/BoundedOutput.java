package io.yarnsubmit.protocol.serialization;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps what is written, and refuses more than a number of bytes. */
final class BoundedOutput extends OutputStream {
    private final ByteString.Output bytes = ByteString.newOutput(512);
    private final int most;

    BoundedOutput(int mostBytes) {
        most = mostBytes;
    }

    @Override
    public void write(int value) throws IOException {
        check(1);
        bytes.write(value);
    }

    @Override
    public void write(byte[] buffer, int from, int count) throws IOException {
        check(count);
        bytes.write(buffer, from, count);
    }

    private void check(int more) throws IOException {
        if (bytes.size() + (long) more > most) {
            throw new IOException("more than " + most + " bytes");
        }
    }

    ByteString written() {
        return bytes.toByteString();
    }
}
