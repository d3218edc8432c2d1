package io.yarnsubmit.protocol.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes null, numbers, booleans, strings and byte arrays: one byte for the type, then the value. A stream of the JDK
 * begins with a different byte, so the two cannot be confused.
 */
final class PlainValueCodec {
    private static final byte NULL = 0;
    private static final byte INTEGER = 1;
    private static final byte LONG = 2;
    private static final byte DOUBLE = 3;
    private static final byte TRUE = 4;
    private static final byte FALSE = 5;
    private static final byte STRING = 6;
    private static final byte BYTES = 7;
    /** The first type byte that is not used here. */
    static final byte FIRST_OTHER = BYTES + 1;
    /** The JDK writes longer strings and arrays piece by piece, without a copy of the whole. */
    static final int LONGEST = 16 << 20;

    private PlainValueCodec() {}

    /** Null for any other value, and for long ones. */
    static @Nullable ByteString write(@Nullable Object value) {
        if (value == null) {
            return ByteString.copyFrom(new byte[] {NULL});
        } else if (value instanceof Integer number) {
            return bits(ByteBuffer.allocate(1 + Integer.BYTES).put(INTEGER).putInt(number));
        } else if (value instanceof Long number) {
            return bits(ByteBuffer.allocate(1 + Long.BYTES).put(LONG).putLong(number));
        } else if (value instanceof Double number) {
            return bits(ByteBuffer.allocate(1 + Double.BYTES).put(DOUBLE).putDouble(number));
        } else if (value instanceof Boolean truth) {
            return ByteString.copyFrom(new byte[] {truth ? TRUE : FALSE});
        } else if (value instanceof byte[] bytes && bytes.length <= LONGEST) {
            return bits(ByteBuffer.allocate(1 + bytes.length).put(BYTES).put(bytes));
        } else if (value instanceof String text && text.length() <= LONGEST) {
            return string(text);
        }
        return null;
    }

    /** Null for a string with half a surrogate pair, which UTF-8 cannot express. */
    private static @Nullable ByteString string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            return null;
        }
        return bits(ByteBuffer.allocate(1 + bytes.length).put(STRING).put(bytes));
    }

    private static ByteString bits(ByteBuffer buffer) {
        return UnsafeByteOperations.unsafeWrap(buffer.array());
    }

    static boolean isPlain(ByteString bytes) {
        return !bytes.isEmpty() && bytes.byteAt(0) <= BYTES && bytes.byteAt(0) >= NULL;
    }

    static @Nullable Object read(ByteString bytes) throws StreamCorruptedException {
        byte kind = bytes.byteAt(0);
        return switch (kind) {
            case NULL -> null;
            case INTEGER -> rest(bytes).getInt();
            case LONG -> rest(bytes).getLong();
            case DOUBLE -> rest(bytes).getDouble();
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> bytes.substring(1).toStringUtf8();
            case BYTES -> bytes.substring(1).toByteArray();
            default -> throw new StreamCorruptedException("unknown type of value: " + kind);
        };
    }

    private static ByteBuffer rest(ByteString bytes) {
        return bytes.substring(1).asReadOnlyByteBuffer();
    }
}
