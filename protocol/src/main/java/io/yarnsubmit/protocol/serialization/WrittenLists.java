package io.yarnsubmit.protocol.serialization;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of values that are bytes already: outputs of tasks that are the input of another. Put together without being read, and
 * without being copied. One byte that no other form begins with, how many there are, and each after its length.
 */
final class WrittenLists {
    private static final byte LIST = 0x10;

    private WrittenLists() {}

    static ByteString write(List<ByteString> values) {
        List<ByteString> pieces = new ArrayList<>(2 * values.size() + 1);
        pieces.add(ByteString.copyFrom(new byte[] {LIST}).concat(number(values.size())));
        for (ByteString value : values) {
            pieces.add(number(value.size()));
            pieces.add(value);
        }
        return ByteString.copyFrom(pieces);
    }

    private static ByteString number(int number) {
        return ByteString.copyFrom(
                new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    static boolean isList(ByteString bytes) {
        return !bytes.isEmpty() && bytes.byteAt(0) == LIST;
    }

    static List<@Nullable Object> read(ByteString bytes, TaskSerializer elements)
            throws IOException, ClassNotFoundException {
        DataInputStream lengths = new DataInputStream(bytes.substring(1).newInput());
        int size = lengths.readInt();
        List<@Nullable Object> values = new ArrayList<>(size);
        int at = 1 + Integer.BYTES;
        for (int i = 0; i < size; i++) {
            int length = lengths.readInt();
            at += Integer.BYTES;
            values.add(elements.read(bytes.substring(at, at + length)));
            lengths.skipNBytes(length);
            at += length;
        }
        return Collections.unmodifiableList(values);
    }
}
