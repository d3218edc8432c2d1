package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The log files of an application's containers, where the NodeManagers keep them. */
public final class ContainerLogs {
    private ContainerLogs() {}

    /**
     * What the executors wrote.
     *
     * @param file stdout or stderr
     */
    public static String ofExecutors(MiniCluster cluster, String applicationId, String file) {
        StringBuilder text = new StringBuilder();
        for (Path directory : cluster.logDirectories()) {
            try (Stream<Path> containers = Files.list(directory.resolve(applicationId))) {
                // The first container is the ApplicationMaster's.
                for (Path container : containers
                        .filter(path -> !path.toString().endsWith("_000001"))
                        .sorted()
                        .toList()) {
                    text.append(Files.readString(container.resolve(file)));
                }
            } catch (NoSuchFileException e) {
                // This node had none of its containers.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}
