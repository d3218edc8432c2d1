package io.yarnsubmit.api;

import java.net.URI;
import java.util.Optional;

/**
 * An executor that is registered.
 *
 * @param id unique within the application, and never reused
 * @param group the name of its group
 * @param host the machine it runs on
 * @param containerId the id that YARN gave its container
 * @param slots how many tasks it runs at a time; 0 if it runs a command instead
 * @param logUrl where its container's log can be read, if the cluster shows it
 */
public record ExecutorInfo(int id, String group, String host, String containerId, int slots, Optional<URI> logUrl) {}
