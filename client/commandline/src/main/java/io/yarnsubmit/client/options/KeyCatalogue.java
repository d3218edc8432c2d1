package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.List;
import java.util.Optional;

/** Finds the catalogue's keys by the names that users give them, with or without {@code yarnsubmit.}. */
final class KeyCatalogue {
    static final String PREFIX = "yarnsubmit.";
    /** Users who come from Spark know the same words with another prefix. */
    private static final String SPARK_PREFIX = "spark.";

    private KeyCatalogue() {}

    /**
     * A name that the catalogue has.
     *
     * @param name in full; longer than that of the key when the key is a prefix
     */
    record Named(String name, ConfigKey<?> key) {}

    static Optional<Named> find(String typed) {
        String name = typed.startsWith(PREFIX) ? typed : PREFIX + typed;
        return ConfigCatalogue.all().stream()
                .filter(key -> key.isPrefix() ? isIn(key, name) : key.name().equals(name))
                .map(key -> new Named(name, key))
                .findFirst();
    }

    /** The key of executors that a group has a value for. */
    static Optional<Named> findOfGroup(String name) {
        return ConfigCatalogue.ofGroup().stream()
                .filter(key -> key.isPrefix() ? isIn(key, name) : key.name().equals(name))
                .map(key -> new Named(name, key))
                .findFirst();
    }

    /** All names as they can be typed; those that end with a dot are prefixes of names. */
    static List<String> names() {
        return ConfigCatalogue.all().stream()
                .map(key -> withoutPrefix(key.name()))
                .toList();
    }

    /** The problem with a name that is not in the catalogue. */
    static String unknown(String typed) {
        if (typed.startsWith(SPARK_PREFIX)) {
            Optional<String> advice = SparkNames.read().find(typed).flatMap(SparkNames::advice);
            if (advice.isPresent()) {
                return "unknown configuration key '" + typed + "'" + advice.get();
            }
        }
        if (isOfRole(typed)) {
            return "unknown configuration key '" + typed + "': it is a key of one executor group; write " + PREFIX
                    + "executor.groups.NAME." + withoutPrefix(typed).substring("executor.".length());
        }
        String bare = withoutPrefix(typed.startsWith(SPARK_PREFIX) ? typed.substring(SPARK_PREFIX.length()) : typed);
        List<String> suggestions = Suggestions.near(
                bare,
                ConfigCatalogue.all().stream()
                        .map(key -> withoutPrefix(key.name()))
                        .toList());
        List<String> shown = suggestions.stream()
                .map(name -> PREFIX + (name.endsWith(".") ? name + "NAME" : name))
                .toList();
        return "unknown configuration key '" + typed + "'" + Suggestions.question(shown);
    }

    private static boolean isOfRole(String typed) {
        return RoleKeys.ofRole().stream().anyMatch(key -> key.name().equals(PREFIX + withoutPrefix(typed)));
    }

    private static boolean isIn(ConfigKey<?> prefix, String name) {
        return name.startsWith(prefix.name()) && name.length() > prefix.name().length();
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
