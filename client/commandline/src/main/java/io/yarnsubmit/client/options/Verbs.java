package io.yarnsubmit.client.options;

import java.util.List;
import java.util.Optional;

/** The verbs of the command. Used only where a verb may have been typed, because loading them takes time. */
@FunctionalInterface
public interface Verbs {
    /** For callers that only submit. */
    Verbs NONE = List::of;

    /** In the order of the help. */
    List<VerbSyntax> all();

    /** The verb that a word is. */
    default Optional<VerbSyntax> find(String word) {
        return all().stream().filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** As they are typed. */
    default List<String> words() {
        return all().stream().map(VerbSyntax::word).toList();
    }
}
