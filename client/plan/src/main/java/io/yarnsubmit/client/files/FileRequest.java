package io.yarnsubmit.client.files;

import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;

/**
 * Files as the user named them.
 *
 * @param kind what they are to the application
 * @param text a name, or a list of names
 * @param isList whether commas separate names
 */
public record FileRequest(FileKind kind, String text, boolean isList) {

    /** All files that an application needs, its jar first. */
    public static List<FileRequest> all(SubmitRequest request) {
        return List.of(
                one(FileKind.APPLICATION_JAR, request.applicationJar()),
                new FileRequest(FileKind.JAR, request.names(ConfigKeys.JARS), true),
                new FileRequest(FileKind.FILE, request.names(ConfigKeys.FILES), true),
                new FileRequest(FileKind.ARCHIVE, request.names(ConfigKeys.ARCHIVES), true));
    }

    /** One name. */
    public static FileRequest one(FileKind kind, String name) {
        return new FileRequest(kind, name, false);
    }
}
