package io.yarnsubmit.protocol.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a role with places for what is known only when an instance starts: <code>${port:NAME}</code>, <code>
 * ${peer:ROLE/INDEX:NAME}</code>, <code>${host}</code>, <code>${index}</code> and <code>${count}</code>. <code>$${</code>
 * stands for a plain <code>${</code>. All other text stays as it is, other uses of <code>${</code> included, because commands
 * are often shell scripts.
 */
public record Template(List<Piece> pieces) {
    /** What a name of a port looks like. */
    public static final Pattern PORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,62}";
    private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{(?:(host)|(index)|(count)|port:(" + NAME
            + ")|peer:(" + NAME + ")/(\\d{1,9}):(" + NAME + ")|(peer:[^-=?+}][^}]*))}");

    /** A part of a template. */
    public sealed interface Piece {
        /** Text as it is. */
        record Plain(String text) implements Piece {}

        /** The number of the instance's own port of this name. */
        record Port(String name) implements Piece {}

        /** The address of a port of another instance, as host and number with a colon between them. */
        record Peer(String role, int index, String port) implements Piece {}

        /** The host of the instance. */
        record Host() implements Piece {}

        /** The index of the instance. */
        record Index() implements Piece {}

        /** How many instances the role is to have. */
        record Count() implements Piece {}

        /** Meant for a peer, and not written as one is. It stays as it is. */
        record Malformed(String text) implements Piece {}
    }

    public Template {
        pieces = List.copyOf(pieces);
    }

    /** Reads a template. Every text is one. */
    public static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            plain(pieces, text.substring(from, place.start()));
            pieces.add(piece(place));
            from = place.end();
        }
        plain(pieces, text.substring(from));
        return new Template(pieces);
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Plain(text));
        }
    }

    private static Piece piece(Matcher place) {
        if (place.group(1) != null) {
            return new Piece.Host();
        } else if (place.group(2) != null) {
            return new Piece.Index();
        } else if (place.group(3) != null) {
            return new Piece.Count();
        } else if (place.group(4) != null) {
            return new Piece.Port(place.group(4));
        } else if (place.group(5) != null) {
            return new Piece.Peer(place.group(5), Integer.parseInt(place.group(6)), place.group(7));
        } else if (place.group(8) != null) {
            return new Piece.Malformed(place.group());
        }
        return new Piece.Plain("${");
    }

    /** The instances that have to have their ports before this text can be made. */
    public List<Piece.Peer> peers() {
        return pieces.stream()
                .filter(Piece.Peer.class::isInstance)
                .map(Piece.Peer.class::cast)
                .toList();
    }

    /** The text, with what each piece stands for. */
    public String fill(Function<Piece, String> values) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(values.apply(piece)));
        return text.toString();
    }
}
