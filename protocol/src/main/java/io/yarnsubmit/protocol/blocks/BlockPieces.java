package io.yarnsubmit.protocol.blocks;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Reads a block piece by piece. A block that was released meanwhile can be read to its end. */
interface BlockPieces extends Closeable {
    /** The next piece; an empty one after the last. */
    ByteString next() throws IOException;

    static BlockPieces of(ByteString bytes, int pieceBytes) {
        return new BlockPieces() {
            private int read;

            @Override
            public ByteString next() {
                int from = read;
                read = (int) Math.min(bytes.size(), (long) from + pieceBytes);
                return bytes.substring(from, read);
            }

            @Override
            public void close() {}
        };
    }

    static BlockPieces of(InputStream in, int pieceBytes) {
        return new BlockPieces() {
            @Override
            public ByteString next() throws IOException {
                return UnsafeByteOperations.unsafeWrap(in.readNBytes(pieceBytes));
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
