package probe;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;

/** A charset of the user's. */
public final class ProbeCharsets extends CharsetProvider {
    private static final Charset PROBE = new Charset("x-probe", new String[0]) {
        @Override
        public boolean contains(Charset other) {
            return false;
        }

        @Override
        public CharsetDecoder newDecoder() {
            return StandardCharsets.US_ASCII.newDecoder();
        }

        @Override
        public CharsetEncoder newEncoder() {
            return StandardCharsets.US_ASCII.newEncoder();
        }
    };

    @Override
    public Iterator<Charset> charsets() {
        return List.of(PROBE).iterator();
    }

    @Override
    public Charset charsetForName(String name) {
        return name.equals("x-probe") ? PROBE : null;
    }
}
