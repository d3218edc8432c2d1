package io.yarnsubmit.appmaster.allocation;

/**
 * A container that the ResourceManager gave us.
 *
 * @param container its id
 * @param group the group whose asks it answers, by the id of the asks; empty when there is none with that id
 * @param host the machine it is on
 * @param logUrl where its log can be read
 */
public record Grant(String container, String group, String host, String logUrl) {}
