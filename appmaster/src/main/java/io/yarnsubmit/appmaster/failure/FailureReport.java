package io.yarnsubmit.appmaster.failure;

/** A defect in words for the diagnostics of an attempt: what, and where. */
public final class FailureReport {
    private static final int FRAMES_SHOWN = 12;
    private static final int CAUSES_SHOWN = 4;

    private FailureReport() {}

    public static String of(String what, Throwable failure) {
        StringBuilder text = new StringBuilder(what).append(": ").append(failure);
        Throwable shown = failure;
        for (int i = 0; i < CAUSES_SHOWN && shown != null; i++) {
            if (i > 0) {
                text.append("\ncaused by: ").append(shown);
            }
            StackTraceElement[] frames = shown.getStackTrace();
            for (int j = 0; j < Math.min(frames.length, FRAMES_SHOWN); j++) {
                text.append("\n    at ").append(frames[j]);
            }
            shown = shown.getCause();
        }
        return text.toString();
    }
}
