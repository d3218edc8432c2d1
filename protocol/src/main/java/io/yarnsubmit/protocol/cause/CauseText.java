package io.yarnsubmit.protocol.cause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cause as a short text behind its sentence:
 *
 * <pre>
 * executors-failed failures=2 limit=2 {executor-exited @executor=7 @host=node3 exitStatus=3 said=17-17}
 * </pre>
 *
 * A code comes first. Then subjects with an at sign, figures, and what is quoted: {@code said} tells where in the sentence
 * that is, in characters from its end, and how long it is. Causes are in braces. Other characters than those of names and
 * addresses are written as in URLs. It is read as far as it is understood.
 */
final class CauseText {
    /** YARN's web pages show it, and the ResourceManager keeps it. */
    static final int MOST_CHARACTERS = 2_000;

    private static final int LONGEST_DETAIL = 200;
    private static final Pattern TOKEN = Pattern.compile("[{}]|[^\\s{}]+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern SAID = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final String PLAIN = "._:/+-";

    private CauseText() {}

    /** Of a cause that would be too long, what leads to it is left out, and at last all but its code. */
    static String write(EndCause cause, String sentence) {
        List<EndCause> causes = cause.causes();
        List<EndCause> last = causes.isEmpty() ? causes : causes.subList(causes.size() - 1, causes.size());
        return Stream.of(cause, cause.because(last), cause.because(List.of()))
                .map(each -> complete(each, sentence))
                .filter(text -> text.length() <= MOST_CHARACTERS)
                .findFirst()
                .orElse(cause.code().label());
    }

    private static String complete(EndCause cause, String sentence) {
        StringBuilder text = new StringBuilder(cause.code().label());
        cause.subject()
                .forEach((name, value) ->
                        text.append(" @").append(name.label()).append('=').append(encoded(value)));
        cause.figures()
                .forEach((name, value) ->
                        text.append(' ').append(name.label()).append('=').append(value));
        text.append(quoted(cause.detail(), sentence));
        cause.causes()
                .forEach(each ->
                        text.append(" {").append(complete(each, sentence)).append('}'));
        return text.toString();
    }

    private static String quoted(String detail, String sentence) {
        if (detail.isEmpty()) {
            return "";
        }
        int begin = sentence.indexOf(detail);
        return begin < 0
                ? " detail=" + encoded(ShortText.cut(detail, LONGEST_DETAIL))
                : " said=" + (sentence.length() - begin) + "-" + detail.length();
    }

    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte each : value.getBytes(UTF_8)) {
            char c = (char) (each & 0xff);
            if (c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return text.toString();
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
            }
        }
        return bytes.toString(UTF_8);
    }

    /** The cause; empty when its code is not known. */
    static Optional<EndCause> read(String text, String sentence) {
        Reading whole = new Reading(sentence);
        Reading inner = null;
        List<EndCause> causes = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            switch (tokens.group()) {
                case "{" -> inner = new Reading(sentence);
                case "}" -> {
                    if (inner != null) {
                        inner.cause(List.of()).ifPresent(causes::add);
                        inner = null;
                    }
                }
                default -> (inner == null ? whole : inner).take(tokens.group());
            }
        }
        return whole.cause(causes);
    }

    /** What was read of one cause so far. */
    private static final class Reading {
        private final String sentence;
        private final Map<CauseSubject, String> subject = new EnumMap<>(CauseSubject.class);
        private final Map<CauseFigure, Long> figures = new EnumMap<>(CauseFigure.class);
        private Optional<EndCode> code = Optional.empty();
        private boolean begun;
        private String detail = "";

        private Reading(String sentence) {
            this.sentence = sentence;
        }

        private void take(String token) {
            int equals = token.indexOf('=');
            if (!begun) {
                begun = true;
                code = EndCode.of(token);
            } else if (equals > 0) {
                take(token.substring(0, equals), token.substring(equals + 1));
            }
        }

        private void take(String name, String value) {
            if (name.startsWith("@")) {
                CauseSubject.of(name.substring(1)).ifPresent(known -> subject.put(known, decoded(value)));
            } else if (name.equals("said")) {
                said(value);
            } else if (name.equals("detail")) {
                detail = decoded(value);
            } else if (NUMBER.matcher(value).matches()) {
                CauseFigure.of(name)
                        .filter(known ->
                                code.isPresent() && code.get().figures().contains(known))
                        .ifPresent(known -> figures.put(known, Long.valueOf(value)));
            }
        }

        private void said(String place) {
            Matcher numbers = SAID.matcher(place);
            if (numbers.matches()) {
                int begin = sentence.length() - Integer.parseInt(numbers.group(1));
                int length = Integer.parseInt(numbers.group(2));
                if (begin >= 0 && length <= sentence.length() - begin) {
                    detail = sentence.substring(begin, begin + length);
                }
            }
        }

        private Optional<EndCause> cause(List<EndCause> causes) {
            return code.map(known -> new EndCause(known, subject, figures, detail, causes));
        }
    }
}
