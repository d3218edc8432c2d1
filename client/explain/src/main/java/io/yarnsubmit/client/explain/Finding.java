package io.yarnsubmit.client.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that explains an application's state.
 *
 * @param code stable, for programs: {@code queue-full}
 * @param gist a few words for a live line
 * @param sentence what is known, with the values
 * @param nextStep what can be done; empty when there is nothing to do
 * @param evidence lines written by others, such as the end of a log
 * @param log where more evidence may be; null if no log matters
 */
public record Finding(
        String code,
        String gist,
        String sentence,
        String nextStep,
        List<String> evidence,
        @Nullable LogFileName log) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public Finding(String code, String gist, String sentence, String nextStep) {
        this(code, gist, sentence, nextStep, List.of(), null);
    }

    /**
     * A log file of a container.
     *
     * @param container its id
     * @param host its machine's; empty when that is not known
     * @param file its name: {@code stderr}
     */
    public record LogFileName(String container, String host, String file) {}

    /** The same, with these lines. */
    public Finding with(List<String> lines) {
        return new Finding(code, gist, sentence, nextStep, lines, log);
    }

    /** The same, with a place to look for lines; none when the container is not known. */
    Finding loggedBy(String container, String host, String file) {
        return container.isEmpty()
                ? this
                : new Finding(code, gist, sentence, nextStep, evidence, new LogFileName(container, host, file));
    }

    /** The same, and this before it. */
    Finding after(String words) {
        return new Finding(code, gist, words + sentence, nextStep, evidence, log);
    }

    /** The sentence and the next step as one text. */
    public String text() {
        return nextStep.isEmpty() ? sentence : sentence + ". " + nextStep;
    }
}
