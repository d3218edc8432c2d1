package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.client.yarn.site.SiteFolders;
import io.yarnsubmit.client.yarn.site.SiteHadoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The Hadoop configuration of the cluster, and where it came from.
 *
 * @param hadoop what the site files say, with Hadoop's defaults
 * @param site what the site files say
 * @param directories later ones win
 */
public record ClusterConfiguration(YarnConfiguration hadoop, SiteConfiguration site, List<Path> directories) {
    private static final String EVERYWHERE = "0.0.0.0";

    /** Made by a program, from no files. */
    public ClusterConfiguration(YarnConfiguration hadoop, List<Path> directories) {
        this(hadoop, SiteConfiguration.none(), directories);
    }

    /**
     * Loads what HADOOP_CONF_DIR and YARN_CONF_DIR name.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_CONFIGURATION} when neither is set, or what they name is no
     *     configuration; {@link ErrorCode#BAD_CONFIGURATION} when a file cannot be read or a value not be used
     */
    public static ClusterConfiguration fromEnvironment(Map<String, String> environment) {
        return of(SiteFolders.fromEnvironment(environment));
    }

    /** Loads the site files of these directories. */
    public static ClusterConfiguration of(List<Path> directories) {
        return of(new SiteFolders(directories.stream().map(List::of).toList()));
    }

    private static ClusterConfiguration of(SiteFolders folders) {
        SiteConfiguration site = SiteConfiguration.read(folders);
        return new ClusterConfiguration(SiteHadoop.of(site), site, folders.directories());
    }

    /** Where the ResourceManagers listen for clients, as configured: one address, or one for each of an HA pair. */
    public List<String> resourceManagerAddresses() {
        if (!HAUtil.isHAEnabled(hadoop)) {
            return List.of(address(null));
        }
        List<String> addresses = new ArrayList<>();
        for (String id : HAUtil.getRMHAIds(hadoop)) {
            addresses.add(address(id));
        }
        return addresses;
    }

    /**
     * Where the ResourceManagers' web services are, as {@code http://host:port}, in the order of the addresses for clients. Built
     * here because Hadoop's own way (WebAppUtils) needs the libraries of its web servers.
     */
    public List<String> resourceManagerWebAddresses() {
        return HAUtil.isHAEnabled(hadoop)
                ? HAUtil.getRMHAIds(hadoop).stream()
                        .map(id -> webAddress("." + id))
                        .toList()
                : List.of(webAddress(""));
    }

    private String webAddress(String suffix) {
        boolean https = YarnConfiguration.useHttps(hadoop);
        int port = https ? YarnConfiguration.DEFAULT_RM_WEBAPP_HTTPS_PORT : YarnConfiguration.DEFAULT_RM_WEBAPP_PORT;
        String key = https ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS : YarnConfiguration.RM_WEBAPP_ADDRESS;
        String host = hadoop.getTrimmed(YarnConfiguration.RM_HOSTNAME + suffix, EVERYWHERE);
        String named = hadoop.getTrimmed(key + suffix, "");
        int colon = named.lastIndexOf(':');
        String namedHost = colon < 0 ? named : named.substring(0, colon);
        // An address that listens on all interfaces, or refers to a value that is not set, is replaced by the host's
        // name.
        boolean usable = !namedHost.isEmpty() && !namedHost.equals(EVERYWHERE) && !namedHost.contains("${");
        return (https ? "https://" : "http://")
                + (usable ? namedHost : host)
                + ":"
                + (colon < 0 ? String.valueOf(port) : named.substring(colon + 1));
    }

    private String address(@Nullable String id) {
        String suffix = id == null ? "" : "." + id;
        String address = hadoop.get(YarnConfiguration.RM_ADDRESS + suffix);
        if (address != null && !address.contains("${")) {
            return address;
        }
        return hadoop.get(YarnConfiguration.RM_HOSTNAME + suffix, EVERYWHERE) + ":" + YarnConfiguration.DEFAULT_RM_PORT;
    }

    /** For messages. */
    public String source() {
        return String.join(", ", directories.stream().map(Path::toString).toList());
    }
}
