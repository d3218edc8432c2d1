package io.yarnsubmit.appmaster.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yarnsubmit.protocol.v1.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;

/**
 * How the application ended.
 *
 * @param exitCode what yarn-submit exits with, 0 to 255
 * @param diagnostics what YARN shows; cut off at 8 KiB, because the ResourceManager keeps it in its state store
 */
public record Ending(int exitCode, Outcome.Verdict verdict, String diagnostics) {
    private static final int LONGEST_DIAGNOSTICS = 8 << 10;
    private static final String CUT = " ...";

    public Ending {
        if (exitCode < 0 || exitCode > 255) {
            throw new IllegalArgumentException("exit code " + exitCode);
        }
        diagnostics = cut(diagnostics);
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= LONGEST_DIAGNOSTICS) {
            return text;
        }
        try {
            return UTF_8.newDecoder()
                            .onMalformedInput(CodingErrorAction.IGNORE)
                            .decode(ByteBuffer.wrap(bytes, 0, LONGEST_DIAGNOSTICS - CUT.length()))
                    + CUT;
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IllegalStateException("ignored input cannot be malformed", e);
        }
    }

    /** As it was told. */
    public static Ending of(Outcome outcome) {
        return new Ending(outcome.getExitCode(), outcome.getVerdict(), outcome.getDiagnostics());
    }

    /** As it is told to clients. */
    public Outcome toOutcome() {
        return Outcome.newBuilder()
                .setExitCode(exitCode)
                .setVerdict(verdict)
                .setDiagnostics(diagnostics)
                .build();
    }
}
