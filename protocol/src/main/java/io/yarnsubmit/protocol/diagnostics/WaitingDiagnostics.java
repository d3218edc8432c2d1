package io.yarnsubmit.protocol.diagnostics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ResourceManager says of an application that waits. The capacity scheduler writes {@code [Sun Nov 22 14:00:00 +0000
 * 2026] Application is added to the scheduler and is not yet activated. Queue's AM resource limit exceeded. Details : AM
 * Resource Request = <memory:320, vCores:1>; Queue Resource Limit for AM = ...}. It is there for everybody, also where the
 * scheduler's web service is not.
 */
public final class WaitingDiagnostics {
    private static final Pattern PAIR = Pattern.compile("([A-Z][A-Za-z' ()]+?) = <memory:(\\d+), vCores:(\\d+)[^>]*>");
    private static final String NOT_ACTIVATED = "is not yet activated.";
    private static final int LONGEST = 160;

    private final String diagnostics;
    private final Map<String, Amount> amounts = new HashMap<>();

    public WaitingDiagnostics(String diagnostics) {
        this.diagnostics = diagnostics;
        Matcher matcher = PAIR.matcher(diagnostics);
        while (matcher.find()) {
            amounts.put(
                    matcher.group(1).strip(),
                    new Amount(Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3))));
        }
    }

    /** Of a container, or of many. */
    public record Amount(long memoryMib, int cores) {}

    /** Its container was found, and its process is being started. */
    public boolean isBeingStarted() {
        return diagnostics.contains("waiting for AM container to be launched")
                || diagnostics.contains("AM container is launched");
    }

    /** The queue's ApplicationMasters have all that they may. */
    public boolean isBeyondAmLimit() {
        return diagnostics.contains("Queue's AM resource limit exceeded");
    }

    /** The user's ApplicationMasters in the queue have all that they may. */
    public boolean isBeyondUsersAmLimit() {
        return diagnostics.contains("User's AM resource limit exceeded");
    }

    /** The user's containers in the queue have all that they may. */
    public boolean isBeyondUserLimit() {
        return diagnostics.contains("User capacity has reached its maximum limit");
    }

    public Optional<Amount> amAsked() {
        return Optional.ofNullable(amounts.get("AM Resource Request"));
    }

    public Optional<Amount> amMost() {
        return Optional.ofNullable(amounts.get("Queue Resource Limit for AM"));
    }

    public Optional<Amount> userAmMost() {
        return Optional.ofNullable(amounts.get("User AM Resource Limit of the queue"));
    }

    public Optional<Amount> amUsed() {
        return Optional.ofNullable(amounts.get("Queue AM Resource Usage"));
    }

    public Optional<Amount> queueUsed() {
        return Optional.ofNullable(amounts.get("Queue's used capacity (absolute resource)"));
    }

    public Optional<Amount> queueMost() {
        return Optional.ofNullable(amounts.get("Queue's max capacity (absolute resource)"));
    }

    /** The part that tells a user why it waits, in a few words; empty when nothing is said. */
    public String gist() {
        String text = diagnostics.replaceFirst("^\\[[^]]*]\\s*", "").strip();
        int begin = text.indexOf(NOT_ACTIVATED);
        if (begin >= 0) {
            text = text.substring(begin + NOT_ACTIVATED.length()).strip();
        }
        int details = text.indexOf("Details :");
        if (details > 0) {
            text = text.substring(0, details).strip();
        }
        if (isBeingStarted()) {
            return "its container is being started";
        }
        if (text.contains("waiting for resources to be assigned for AM")) {
            return "no container is free yet";
        }
        text = text.lines().findFirst().orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }
}
