package io.yarnsubmit.client.yarn.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of asking the ResourceManagers.
 *
 * @param asked one after the other; all but the last failed
 */
public record ResourceManagerAnswer(List<WebAnswer> asked) {
    public ResourceManagerAnswer {
        asked = List.copyOf(asked);
    }

    /** Empty when none answered. */
    public Optional<HadoopJson> content() {
        return asked.stream().flatMap(answer -> answer.content().stream()).findFirst();
    }

    /** Who was asked, and what was wrong with each that failed. */
    public String words() {
        return asked.stream().map(WebAnswer::words).collect(Collectors.joining(", "));
    }
}
