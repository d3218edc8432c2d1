package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.protocol.v1.LocalFile;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Describes files of the cluster's file systems for the plan. */
final class PlannedFiles {
    private PlannedFiles() {}

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

    static LocalFile describe(
            Path path, StoredFile file, String link, LocalFile.Type type, LocalFile.Visibility visibility) {
        return LocalFile.newBuilder()
                .setLink(link)
                .setUri(path.toUri().toString())
                .setSizeBytes(file.sizeBytes())
                .setModificationTimeMillis(file.modified().toEpochMilli())
                .setType(type)
                .setVisibility(visibility)
                .build();
    }
}
