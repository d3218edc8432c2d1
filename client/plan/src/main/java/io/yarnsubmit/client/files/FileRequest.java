package io.yarnsubmit.client.files;

import io.yarnsubmit.client.options.SubmitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as the user named it: {@code path#link}.
 *
 * @param kind what it is to the application
 * @param location a local path or a URI, possibly with globs
 * @param link the name it is to have in the containers, if the user gave one
 */
public record FileRequest(FileKind kind, String location, Optional<String> link) {

    /** All files that an application needs, its jar first. */
    public static List<FileRequest> all(SubmitRequest request) {
        List<FileRequest> all = new ArrayList<>();
        all.add(parse(FileKind.APPLICATION_JAR, request.applicationJar()));
        request.jars().forEach(jar -> all.add(parse(FileKind.JAR, jar)));
        request.files().forEach(file -> all.add(parse(FileKind.FILE, file)));
        request.archives().forEach(archive -> all.add(parse(FileKind.ARCHIVE, archive)));
        return all;
    }

    /** Splits at the last {@code #}. */
    public static FileRequest parse(FileKind kind, String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            return new FileRequest(kind, text, Optional.empty());
        }
        return new FileRequest(kind, text.substring(0, hash), Optional.of(text.substring(hash + 1)));
    }
}
