package io.yarnsubmit.client.follow;

/**
 * The part of YARN's diagnostics of an accepted application that tells a user why it waits. YARN writes
 * {@code [Sun Nov 22 14:00:00 +0000 2026] Application is added to the scheduler and is not yet activated. Queue's AM resource
 * limit exceeded. Details : AM Partition = ...}.
 */
final class AcceptedWords {
    private static final String NOT_ACTIVATED = "is not yet activated.";
    private static final int LONGEST = 160;

    private AcceptedWords() {}

    static String of(String diagnostics) {
        String text = diagnostics.replaceFirst("^\\[[^]]*]\\s*", "").strip();
        int begin = text.indexOf(NOT_ACTIVATED);
        if (begin >= 0) {
            text = text.substring(begin + NOT_ACTIVATED.length()).strip();
        }
        int details = text.indexOf("Details :");
        if (details > 0) {
            text = text.substring(0, details).strip();
        }
        if (text.contains("waiting for AM container to be launched") || text.startsWith("AM container is launched")) {
            return "its container is being started";
        }
        if (text.contains("waiting for resources to be assigned for AM")) {
            return "no container is free yet";
        }
        text = text.lines().findFirst().orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }
}
