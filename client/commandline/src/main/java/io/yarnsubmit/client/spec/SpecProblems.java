package io.yarnsubmit.client.spec;

import java.util.function.Consumer;

/**
 * Says where a problem is.
 *
 * @param file as the user named it, or {@code --set}
 * @param sink hears of each problem
 */
record SpecProblems(String file, Consumer<String> sink) {
    /** For a second look at what was read before. */
    static final SpecProblems UNHEARD = new SpecProblems("", problem -> {});

    /** @param line 0: the whole file */
    void add(int line, String problem) {
        sink.accept(file + (line > 0 ? ":" + line : "") + ": " + problem);
    }
}
