package io.yarnsubmit.client.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Writes values in DER, the encoding of certificates (ITU-T X.690): each is a tag, a length, and contents. */
final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private static final int SHORT_LENGTHS = 0x80;
    private static final int CONTINUED = 0x80;
    private static final int BITS_OF_ARC = 7;
    private static final int ARCS_BELOW_FIRST = 40;
    /** Certificates have two digits for years before this one (RFC 5280, 4.1.2.5). */
    private static final int FIRST_LONG_YEAR = 2050;

    private static final long PLACES_OF_FIELD = 100;

    private Der() {}

    static byte[] sequence(byte[]... values) {
        return value(SEQUENCE, values);
    }

    /** Of one value: more would have to be in order. */
    static byte[] set(byte[] only) {
        return value(SET, only);
    }

    static byte[] truth() {
        return value(BOOLEAN, new byte[] {(byte) 0xff});
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    /** Of whole bytes. */
    static byte[] bits(byte[] bytes) {
        return value(BIT_STRING, new byte[] {0}, bytes);
    }

    static byte[] octets(byte[] bytes) {
        return value(OCTET_STRING, bytes);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param arcs at least two */
    static byte[] identifier(int... arcs) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.write(arcs[0] * ARCS_BELOW_FIRST + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            int sevens =
                    Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(arcs[i]) + BITS_OF_ARC - 1) / BITS_OF_ARC);
            for (int j = sevens - 1; j >= 0; j--) {
                int bits = arcs[i] >> (j * BITS_OF_ARC) & (CONTINUED - 1);
                contents.write(j == 0 ? bits : bits | CONTINUED);
            }
        }
        return value(OBJECT_IDENTIFIER, contents.toByteArray());
    }

    /** In whole seconds. */
    static byte[] time(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        long digits = utc.getYear();
        for (int field :
                new int[] {utc.getMonthValue(), utc.getDayOfMonth(), utc.getHour(), utc.getMinute(), utc.getSecond()}) {
            digits = digits * PLACES_OF_FIELD + field;
        }
        String text = digits + "Z";
        return utc.getYear() < FIRST_LONG_YEAR
                ? value(UTC_TIME, ascii(text.substring(2)))
                : value(GENERALIZED_TIME, ascii(text));
    }

    /** Any value; {@code parts} are its contents. */
    static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        writeLength(contents.size(), value);
        value.writeBytes(contents.toByteArray());
        return value.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length < SHORT_LENGTHS) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int leading = bytes[0] == 0 ? 1 : 0;
            out.write(SHORT_LENGTHS | bytes.length - leading);
            out.write(bytes, leading, bytes.length - leading);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
