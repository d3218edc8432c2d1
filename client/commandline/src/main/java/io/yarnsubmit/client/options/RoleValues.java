package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.roles.RoleVariables;
import io.yarnsubmit.protocol.roles.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks one value of a role by itself. Throws an IllegalArgumentException with a message for the user. */
final class RoleValues {
    private static final Set<ConfigKey<?>> CHECKED =
            Set.of(RoleKeys.COMMAND, RoleKeys.PORTS, RoleKeys.READY_PATH, RoleKeys.SUCCESS, RoleKeys.PORT_RANGE);
    /** Those below are for the system's own services. */
    private static final int LOWEST_PORT = 1024;

    private static final int HIGHEST_PORT = 65_535;

    private RoleValues() {}

    /** Whether there is more to check than its type. */
    static boolean isOne(ConfigKey<?> key) {
        return CHECKED.contains(key);
    }

    static void check(ConfigKey<?> key, String text) {
        if (key.equals(RoleKeys.COMMAND)) {
            checkCommand(text);
        } else if (key.equals(RoleKeys.PORTS)) {
            checkPorts(RoleKeys.PORTS.type().parser().apply(text));
        } else if (key.equals(RoleKeys.READY_PATH)) {
            checkPath(text);
        } else if (key.equals(RoleKeys.SUCCESS)) {
            SuccessChoice unused = SuccessChoice.parse(text);
        } else {
            checkRange(CountRange.parse(text));
        }
    }

    private static void checkCommand(String text) {
        List<String> words = ShellWords.split(text);
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new IllegalArgumentException("the command has no program");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the command has a NUL character, which no process can be given");
        }
    }

    private static void checkPorts(List<String> names) {
        Map<String, String> variables = new HashMap<>();
        for (String name : names) {
            if (!Template.PORT_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name
                        + "' is not a name of a port; names have letters, digits, - and _, and begin with a letter");
            }
            String other = variables.putIfAbsent(RoleVariables.port(name), name);
            if (other != null) {
                throw new IllegalArgumentException(
                        name.equals(other)
                                ? "the port '" + name + "' is named twice"
                                : "the ports '" + other + "' and '" + name + "' have the same variable, "
                                        + RoleVariables.port(name) + "; rename one of them");
            }
        }
    }

    private static void checkPath(String path) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "'" + path + "' is not a path of a URL; it begins with a slash, and blanks are written as %20");
        }
    }

    private static void checkRange(CountRange range) {
        if (range.min() < LOWEST_PORT || range.max() > HIGHEST_PORT) {
            throw new IllegalArgumentException("'" + range + "' has numbers that no role can use; choose from "
                    + LOWEST_PORT + " to " + HIGHEST_PORT);
        }
    }
}
