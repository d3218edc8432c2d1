package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.BadRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. Pure. */
final class QueryParameters {
    private final Map<String, String> byName;

    private QueryParameters(Map<String, String> byName) {
        this.byName = byName;
    }

    /** @throws BadRequestException if they cannot be read */
    static QueryParameters of(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String each : query.split("&")) {
                int equals = each.indexOf('=');
                String name = equals < 0 ? each : each.substring(0, equals);
                if (parameters.put(name, decoded(name, equals < 0 ? "" : each.substring(equals + 1))) != null) {
                    throw new BadRequestException(400, "The parameter '" + name + "' is there twice");
                }
            }
        }
        return new QueryParameters(parameters);
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, "The parameter '" + name + "' has a wrong %");
        }
    }

    /** Empty if it is not given. */
    String text(String name) {
        return byName.getOrDefault(name, "");
    }

    /** A whole number; 0 if it is not given. */
    long number(String name) {
        String text = text(name);
        return text.isEmpty() ? 0 : WholeNumber.of(text, "The parameter '" + name + "'");
    }

    /** @param otherwise if it is not given */
    boolean truth(String name, boolean otherwise) {
        return switch (text(name)) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequestException(400, "The parameter '" + name + "' is neither true nor false");
        };
    }
}
