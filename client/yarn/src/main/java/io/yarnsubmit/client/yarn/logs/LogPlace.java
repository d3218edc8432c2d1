package io.yarnsubmit.client.yarn.logs;

/**
 * Where to look for a container's logs.
 *
 * @param owner of the application: its directory of aggregated logs has that name
 * @param nodeHttpAddress {@code host:port} of the web service of the container's NodeManager; empty when it is not known
 * @param applicationEnded if so, the aggregated logs are read first, and the NodeManager, which forgets, second
 */
public record LogPlace(String owner, String container, String nodeHttpAddress, boolean applicationEnded) {
    private static final int APPLICATION_PARTS = 2;

    /** The id of the container's application. */
    String application() {
        // container_e17_1410901177871_0001_01_000005 or, before the first restart of a ResourceManager, without the
        // epoch.
        String[] parts = container.split("_", -1);
        int first = parts.length > 1 && parts[1].startsWith("e") ? APPLICATION_PARTS : 1;
        return "application_" + parts[first] + "_" + parts[first + 1];
    }
}
