package io.yarnsubmit.client.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When an application with roles has succeeded. */
public sealed interface SuccessChoice {
    String DRIVER = "driver";
    String ALL = "all";
    String ANY = "any";

    /** When the driver has. */
    record OfDriver() implements SuccessChoice {}

    /** When all instances of all roles have. */
    record OfAll() implements SuccessChoice {}

    /** When one instance has. */
    record OfAny() implements SuccessChoice {}

    /** When all instances of this role have. */
    record OfRole(String role) implements SuccessChoice {}

    /** When this instance has. */
    record OfInstance(String role, int index) implements SuccessChoice {}

    /** @throws IllegalArgumentException with a message for the user */
    static SuccessChoice parse(String text) {
        String trimmed = text.trim();
        Matcher matcher =
                Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,62})(?:/(\\d{1,9}))?").matcher(trimmed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not say when the application has succeeded; write driver, all, any, a ROLE or"
                            + " ROLE/INDEX");
        }
        if (matcher.group(2) != null) {
            return new OfInstance(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return switch (trimmed) {
            case DRIVER -> new OfDriver();
            case ALL -> new OfAll();
            case ANY -> new OfAny();
            default -> new OfRole(trimmed);
        };
    }

    /** The role that it names. */
    default Optional<String> named() {
        if (this instanceof OfRole of) {
            return Optional.of(of.role());
        }
        return this instanceof OfInstance of ? Optional.of(of.role()) : Optional.empty();
    }
}
