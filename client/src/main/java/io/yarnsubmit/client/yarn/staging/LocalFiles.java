package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.protocol.v1.LocalFile;
import org.apache.hadoop.fs.FileStatus;

/** Describes files of the cluster's file systems for the plan. */
final class LocalFiles {
    private LocalFiles() {}

    static LocalFile describe(FileStatus status, String link, LocalFile.Type type, LocalFile.Visibility visibility) {
        return LocalFile.newBuilder()
                .setLink(link)
                .setUri(status.getPath().toUri().toString())
                .setSizeBytes(status.getLen())
                .setModificationTimeMillis(status.getModificationTime())
                .setType(type)
                .setVisibility(visibility)
                .build();
    }
}
