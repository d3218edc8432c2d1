package io.yarnsubmit.client.files;

import java.util.Optional;

/**
 * A file as the user named it: {@code path#link}.
 *
 * @param kind what it is to the application
 * @param location a local path or a URI, possibly with globs
 * @param link the name it is to have in the containers, if the user gave one
 */
public record FileRequest(FileKind kind, String location, Optional<String> link) {

    /** Splits at the last {@code #}. */
    public static FileRequest parse(FileKind kind, String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            return new FileRequest(kind, text, Optional.empty());
        }
        return new FileRequest(kind, text.substring(0, hash), Optional.of(text.substring(hash + 1)));
    }
}
