package io.yarnsubmit.tokens.yarn;

/** What an exception of Hadoop says, in one line. */
final class FailureText {
    private FailureText() {}

    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return message.strip().lines().findFirst().orElse("");
    }
}
