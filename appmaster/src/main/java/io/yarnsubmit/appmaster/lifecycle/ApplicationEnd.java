package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.cause.CauseMessages;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.v1.Outcome;

/**
 * How the application ended.
 *
 * @param exitCode what yarn-submit exits with, 0 to 255
 * @param cause why
 */
public record ApplicationEnd(int exitCode, Outcome.Verdict verdict, EndCause cause) {
    private static final int LONGEST_DIAGNOSTICS = 8 << 10;

    public ApplicationEnd {
        if (exitCode < 0 || exitCode > 255) {
            throw new IllegalArgumentException("exit code " + exitCode);
        }
    }

    /** YARN's diagnostics: the cause in words, cut off at 8 KiB, because the ResourceManager keeps it in its state store. */
    public String diagnostics() {
        return ShortText.cut(cause.sentence(), LONGEST_DIAGNOSTICS);
    }

    /** Reads it from the message. */
    public static ApplicationEnd of(Outcome outcome) {
        return new ApplicationEnd(
                outcome.getExitCode(),
                outcome.getVerdict(),
                CauseMessages.read(outcome.getCause())
                        .orElseGet(() -> EndCause.of(EndCode.OTHER).quoting(outcome.getDiagnostics())));
    }

    /** The message for clients. */
    public Outcome toOutcome() {
        return Outcome.newBuilder()
                .setExitCode(exitCode)
                .setVerdict(verdict)
                .setDiagnostics(diagnostics())
                .setCause(CauseMessages.of(cause))
                .build();
    }
}
