package io.yarnsubmit.client.files;

import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files as the user named them.
 *
 * @param kind what they are to the application
 * @param text a name, or a list of names
 * @param isList whether commas separate names
 */
public record FileRequest(FileKind kind, String text, boolean isList) {

    /** All files that an application needs, its jar first; only a main class has one. */
    public static List<FileRequest> all(SubmitRequest request) {
        List<FileRequest> named = ofLists(request);
        return request.hasMainClass()
                ? Stream.concat(Stream.of(one(FileKind.APPLICATION_JAR, request.applicationJar())), named.stream())
                        .toList()
                : named;
    }

    private static List<FileRequest> ofLists(SubmitRequest request) {
        return List.of(
                new FileRequest(FileKind.JAR, request.names(ConfigKeys.JARS), true),
                new FileRequest(FileKind.FILE, request.names(ConfigKeys.FILES), true),
                new FileRequest(FileKind.ARCHIVE, request.names(ConfigKeys.ARCHIVES), true));
    }

    /** One name. */
    public static FileRequest one(FileKind kind, String name) {
        return new FileRequest(kind, name, false);
    }
}
