package io.yarnsubmit.protocol.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Causes that nobody would think of. */
final class RandomCause {
    private static final String ODD = " []{}=;%@\"'\\\n\r\t\u0000\u001b\u00e4\u20ac\u3042|-_.:/+0123456789abcXYZ";
    private static final String[] WORDS = {
        "[exit status 3]",
        "[exit status 3; driver-exited exitStatus=3]",
        "said=1-1",
        "detail=",
        "\ud83d\ude00",
        "\ud83d",
        "{executor-exited}",
        "; ",
        ": "
    };

    private final Random random;

    RandomCause(long seed) {
        random = new Random(seed);
    }

    EndCause next() {
        EndCause cause = flat();
        List<EndCause> causes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            causes.add(flat());
        }
        return cause.because(causes);
    }

    private EndCause flat() {
        EndCode code = EndCode.values()[random.nextInt(EndCode.values().length)];
        EndCause cause = EndCause.of(code).quoting(random.nextBoolean() ? text(40) : "");
        for (CauseSubject subject : CauseSubject.values()) {
            cause = random.nextInt(4) == 0 ? cause.about(subject, text(10)) : cause;
        }
        for (CauseFigure figure : code.figures()) {
            cause = random.nextInt(4) == 0 ? cause : cause.with(figure, number());
        }
        return cause;
    }

    private long number() {
        return random.nextBoolean() ? random.nextInt(256) : random.nextLong() >> 5 + random.nextInt(50);
    }

    String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            if (random.nextInt(20) == 0) {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            } else {
                text.append(ODD.charAt(random.nextInt(ODD.length())));
            }
        }
        return text.toString();
    }
}
