package io.yarnsubmit.appmaster.cluster;

import java.nio.file.Path;

/**
 * Where the ApplicationMaster runs, and which attempt of which application it is.
 *
 * @param containerId its own
 * @param host of the machine, as the cluster names it
 * @param logDirectory the first of the container's log directories
 */
public record AmContainer(
        String applicationId, int attempt, String containerId, String host, Path logDirectory, Path workDirectory) {}
