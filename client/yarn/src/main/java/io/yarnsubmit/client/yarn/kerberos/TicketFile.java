package io.yarnsubmit.client.yarn.kerberos;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a ticket cache says of the user's ticket, without its keys. The format is that of MIT Kerberos, versions 3 and 4,
 * https://web.mit.edu/kerberos/krb5-latest/doc/formats/ccache_file_format.html.
 */
final class TicketFile {
    private static final int VERSION_3 = 0x0503;
    private static final int VERSION_4 = 0x0504;
    private static final int MOST_BYTES = 1 << 20;
    private static final String OF_USERS = "krbtgt";

    private final DataInputStream in;

    private TicketFile(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /**
     * The user's ticket; of several the one that lives longest.
     *
     * @throws IOException when this is no ticket cache
     */
    static Optional<Ticket> read(byte[] bytes) throws IOException {
        return new TicketFile(bytes).ticket();
    }

    private Optional<Ticket> ticket() throws IOException {
        int version = in.readUnsignedShort();
        if (version == VERSION_4) {
            in.skipNBytes(in.readUnsignedShort());
        } else if (version != VERSION_3) {
            throw new IOException("it is not a ticket cache that Java can read");
        }
        String owner = principal();
        Optional<Ticket> found = Optional.empty();
        while (in.available() > 0) {
            Optional<Ticket> next = credential(owner);
            if (next.isPresent()
                    && (found.isEmpty() || next.get().end().isAfter(found.get().end()))) {
                found = next;
            }
        }
        return found;
    }

    private Optional<Ticket> credential(String owner) throws IOException {
        principal();
        String server = principal();
        // The key, and its kind.
        in.skipNBytes(2);
        data();
        // When it was given, and since when it is good.
        in.skipNBytes(8);
        Instant end = moment();
        Instant renewable = moment();
        // Whether it is encrypted with another session's key, and its flags.
        in.skipNBytes(5);
        labelled();
        labelled();
        data();
        data();
        return server.startsWith(OF_USERS + "/")
                ? Optional.of(
                        new Ticket(owner, end, renewable.isAfter(end) ? Optional.of(renewable) : Optional.empty()))
                : Optional.empty();
    }

    private Instant moment() throws IOException {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()));
    }

    /** Addresses, or what the KDC said on authorization. */
    private void labelled() throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            data();
        }
    }

    private String principal() throws IOException {
        in.skipNBytes(4);
        int count = in.readInt();
        String realm = text();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(text());
        }
        return String.join("/", parts) + "@" + realm;
    }

    private String text() throws IOException {
        return new String(data(), StandardCharsets.UTF_8);
    }

    private byte[] data() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("it is damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
