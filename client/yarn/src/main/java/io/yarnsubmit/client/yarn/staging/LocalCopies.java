package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The jars of an application as files of this machine; jars that are elsewhere are fetched. */
public final class LocalCopies {
    private LocalCopies() {}

    /** The jars on the class path, in order. */
    public static List<Path> ofJars(List<ContainerFile> files, Path directory, Configuration hadoop) {
        List<Path> jars = new ArrayList<>();
        for (ContainerFile file : files) {
            if (file.kind().onClassPath()) {
                jars.add(
                        file.source() instanceof Local local
                                ? local.path()
                                : fetched((Remote) file.source(), directory.resolve(file.link()), hadoop));
            }
        }
        return jars;
    }

    private static Path fetched(Remote remote, Path target, Configuration hadoop) {
        org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(remote.uri());
        try (var in = source.getFileSystem(hadoop).open(source)) {
            Files.copy(in, target);
            return target;
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "'" + remote.uri() + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
