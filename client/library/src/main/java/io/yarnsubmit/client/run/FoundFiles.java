package io.yarnsubmit.client.run;

import io.yarnsubmit.client.files.ContainerFile;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that the user named.
 *
 * @param jars those of the class path, as files of this machine
 */
record FoundFiles(List<ContainerFile> files, List<Path> jars) {
    FoundFiles {
        files = List.copyOf(files);
        jars = List.copyOf(jars);
    }
}
