package io.yarnsubmit.client.explain;

import java.util.List;

/**
 * One thing that explains how an application stands.
 *
 * @param code stable, for programs: {@code queue-full}
 * @param gist a few words for a live line
 * @param sentence what is the case, with the values
 * @param nextStep what can be done; empty when there is nothing to do
 * @param evidence lines that somebody else wrote, such as the end of a log
 */
public record Finding(String code, String gist, String sentence, String nextStep, List<String> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public Finding(String code, String gist, String sentence, String nextStep) {
        this(code, gist, sentence, nextStep, List.of());
    }

    /** The same, with these lines. */
    public Finding with(List<String> lines) {
        return new Finding(code, gist, sentence, nextStep, lines);
    }

    /** The sentence and the next step as one text. */
    public String text() {
        return nextStep.isEmpty() ? sentence : sentence + ". " + nextStep;
    }
}
