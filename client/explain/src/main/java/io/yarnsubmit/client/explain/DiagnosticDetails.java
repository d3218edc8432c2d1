package io.yarnsubmit.client.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures that the capacity scheduler writes into the diagnostics of an application that waits: {@code AM Resource Request
 * = <memory:320, vCores:1>; Queue Resource Limit for AM = ...}. They are there for everybody, also where the scheduler's web
 * service is not.
 */
final class DiagnosticDetails {
    private static final Pattern PAIR = Pattern.compile("([A-Z][A-Za-z' ()]+?) = <memory:(\\d+), vCores:(\\d+)[^>]*>");

    private final Map<String, Size> sizes = new HashMap<>();

    DiagnosticDetails(String diagnostics) {
        Matcher matcher = PAIR.matcher(diagnostics);
        while (matcher.find()) {
            sizes.put(
                    matcher.group(1).strip(),
                    new Size(Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3))));
        }
    }

    Optional<Size> amAsked() {
        return Optional.ofNullable(sizes.get("AM Resource Request"));
    }

    Optional<Size> amMost() {
        return Optional.ofNullable(sizes.get("Queue Resource Limit for AM"));
    }

    Optional<Size> userAmMost() {
        return Optional.ofNullable(sizes.get("User AM Resource Limit of the queue"));
    }

    Optional<Size> amUsed() {
        return Optional.ofNullable(sizes.get("Queue AM Resource Usage"));
    }

    Optional<Size> queueUsed() {
        return Optional.ofNullable(sizes.get("Queue's used capacity (absolute resource)"));
    }

    Optional<Size> queueMost() {
        return Optional.ofNullable(sizes.get("Queue's max capacity (absolute resource)"));
    }
}
