package io.yarnsubmit.executor.credentials;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Version 0: the number of tokens; for each token its alias, identifier, password, kind and service; the number of
 * secrets; for each secret its alias and its bytes. Numbers and lengths are Hadoop's variable-length integers.
 */
final class WritableFormat {
    private static final int PARTS_OF_A_TOKEN = 5;

    private WritableFormat() {}

    static byte @Nullable [] secret(DataInputStream in, byte[] alias) throws IOException {
        long tokens = number(in);
        for (long i = 0; i < tokens * PARTS_OF_A_TOKEN; i++) {
            bytes(in);
        }
        long secrets = number(in);
        for (long i = 0; i < secrets; i++) {
            byte[] name = bytes(in);
            byte[] secret = bytes(in);
            if (Arrays.equals(name, alias)) {
                return secret;
            }
        }
        return null;
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        long length = number(in);
        if (length < 0 || length > in.available()) {
            throw new IOException(
                    "The token file is truncated: " + length + " bytes expected, " + in.available() + " left");
        }
        return in.readNBytes((int) length);
    }

    /**
     * A first byte of -112 or more is the number itself. Otherwise it gives the number of bytes that follow, highest
     * first: -113 to -120 for 1 to 8 bytes of a positive number, -121 to -128 for those of the complement of a negative
     * one.
     */
    static long number(DataInputStream in) throws IOException {
        byte first = in.readByte();
        if (first >= -112) {
            return first;
        }
        boolean negative = first < -120;
        int length = negative ? -120 - first : -112 - first;
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | in.readUnsignedByte();
        }
        return negative ? ~value : value;
    }
}
