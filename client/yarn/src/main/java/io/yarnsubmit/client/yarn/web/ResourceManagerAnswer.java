package io.yarnsubmit.client.yarn.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of asking the ResourceManagers.
 *
 * @param asked one after the other; all but the last failed
 */
public record ResourceManagerAnswer(List<WebAnswer> asked) {
    public ResourceManagerAnswer {
        asked = List.copyOf(asked);
    }

    /** Empty if none answered. */
    public Optional<HadoopJson> content() {
        return asked.stream().flatMap(answer -> answer.content().stream()).findFirst();
    }

    /** Those that were asked, with the error of each that failed. */
    public String words() {
        return asked.stream().map(WebAnswer::words).collect(Collectors.joining(", "));
    }
}
