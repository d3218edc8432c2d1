package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JSON of a request: one object. There is no null, and little nesting, so nothing that a request has can exhaust the
 * stack. Used once.
 */
final class JsonReader {
    private static final int DEEPEST = 8;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,17})?(?:[eE][+-]?\\d{1,3})?");

    private final String json;
    private int at;
    private int depth;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * The fields: {@link String}, {@link BigDecimal}, {@link Boolean}, {@link List} and {@link JsonFields}.
     *
     * @throws BadRequestException if it is something else
     */
    static JsonFields read(String json) {
        JsonReader reader = new JsonReader(json);
        JsonFields fields = reader.object();
        reader.skipBlanks();
        if (reader.at < json.length()) {
            throw reader.problem("something follows the object");
        }
        return fields;
    }

    private JsonFields object() {
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        enter();
        if (!taken('}')) {
            do {
                skipBlanks();
                String name = text();
                expect(':');
                if (fields.put(name, value()) != null) {
                    throw problem("the field '" + name + "' is there twice");
                }
            } while (taken(','));
            expect('}');
        }
        depth--;
        return new JsonFields(fields);
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        expect('[');
        enter();
        if (!taken(']')) {
            do {
                values.add(value());
            } while (taken(','));
            expect(']');
        }
        depth--;
        return values;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw problem("objects and lists are within each other more than " + DEEPEST + " times");
        }
    }

    private Object value() {
        skipBlanks();
        char first = at < json.length() ? json.charAt(at) : ' ';
        if (first == '"') {
            return text();
        } else if (first == '{') {
            return object();
        } else if (first == '[') {
            return list();
        }
        for (Boolean truth : new Boolean[] {true, false}) {
            if (json.startsWith(truth.toString(), at)) {
                at += truth.toString().length();
                return truth;
            }
        }
        Matcher number = NUMBER.matcher(json).region(at, json.length());
        if (!number.lookingAt()) {
            throw problem("a text, a number, true, false, a list or an object is expected");
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private String text() {
        if (at >= json.length() || json.charAt(at) != '"') {
            throw problem("a text in double quotes is expected");
        }
        StringBuilder text = new StringBuilder();
        for (at++; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c < ' ') {
                throw problem("a text has a control character");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw problem("a text does not end");
    }

    private char escaped() {
        at++;
        char c = at < json.length() ? json.charAt(at) : ' ';
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u' && at + 4 < json.length()) {
            try {
                int code = Integer.parseInt(json, at + 1, at + 5, 16);
                if (code >= 0) {
                    at += 4;
                    return (char) code;
                }
            } catch (NumberFormatException e) {
                throw problem("a text has a wrong \\u");
            }
        }
        throw problem("a text has a wrong \\");
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw problem("'" + c + "' is expected");
        }
    }

    private boolean taken(char c) {
        skipBlanks();
        if (at < json.length() && json.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private BadRequestException problem(String what) {
        return new BadRequestException(400, "This is not a JSON object: at character " + at + ", " + what);
    }
}
