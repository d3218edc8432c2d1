package io.yarnsubmit.protocol.cause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Text that somebody else wrote, made fit to be kept: not too long, and such that it can be written as UTF-8. */
public final class ShortText {
    private static final String CUT = " ...";

    private ShortText() {}

    /** The text, cut off after so many bytes of UTF-8. Half of a surrogate pair becomes a question mark. */
    public static String cut(String text, int mostBytes) {
        // A character takes a byte at least; of a huge text no more than needed is copied.
        String enough = text.length() > mostBytes ? text.substring(0, mostBytes + 1) : text;
        byte[] bytes = enough.getBytes(UTF_8);
        if (bytes.length <= mostBytes) {
            return new String(bytes, UTF_8);
        }
        try {
            return UTF_8.newDecoder()
                            .onMalformedInput(CodingErrorAction.IGNORE)
                            .decode(ByteBuffer.wrap(bytes, 0, mostBytes - CUT.length()))
                    + CUT;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("ignored input cannot be malformed", e);
        }
    }
}
