package io.yarnsubmit.protocol.secrets;

import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides the user's secrets in texts, by their values: a whole value, and each long line of a value of several lines. Values of
 * less than four characters stay: they are parts of other words. Pure; thread-safe.
 */
public final class SecretMask {
    /** Hides nothing. */
    public static final SecretMask NONE = new SecretMask(Set.of());

    private static final String HIDDEN = "********";
    private static final int SHORTEST = 4;
    private static final int SHORTEST_LINE = 8;

    // The longest first: one may be a part of another.
    private final List<String> values;

    private SecretMask(Set<String> values) {
        this.values = values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Hides these. */
    public static SecretMask of(UserSecrets secrets) {
        if (secrets.getSecretsCount() == 0) {
            return NONE;
        }
        Set<String> values = new TreeSet<>();
        for (UserSecret secret : secrets.getSecretsList()) {
            String value = secret.getValue().toStringUtf8().strip();
            add(value, SHORTEST, values);
            value.lines().forEach(line -> add(line.strip(), SHORTEST_LINE, values));
        }
        return new SecretMask(values);
    }

    private static void add(String value, int shortest, Set<String> values) {
        if (value.length() >= shortest) {
            values.add(value);
            values.add(inJson(value));
        }
    }

    /** As a string of JSON has it. */
    private static String inJson(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /** The text, with stars in their place. */
    public String mask(String text) {
        String masked = text;
        for (String value : values) {
            if (masked.contains(value)) {
                masked = masked.replace(value, HIDDEN);
            }
        }
        return masked;
    }
}
