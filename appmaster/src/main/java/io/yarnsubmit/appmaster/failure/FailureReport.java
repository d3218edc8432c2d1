package io.yarnsubmit.appmaster.failure;

import io.yarnsubmit.protocol.failure.ThrownText;
import org.jspecify.annotations.Nullable;

/** What was thrown, and where, for the diagnostics of an attempt. */
public final class FailureReport {
    private static final int FRAMES_SHOWN = 12;
    private static final int CAUSES_SHOWN = 4;

    private FailureReport() {}

    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder(ThrownText.line(failure));
        @Nullable Throwable shown = failure;
        for (int i = 0; i < CAUSES_SHOWN && shown != null; i++) {
            if (i > 0) {
                text.append("\ncaused by: ").append(ThrownText.line(shown));
            }
            for (String frame : ThrownText.frames(shown, FRAMES_SHOWN)) {
                text.append("\n    at ").append(frame);
            }
            shown = ThrownText.cause(shown);
        }
        return text.toString();
    }
}
