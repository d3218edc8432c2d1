package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The Hadoop configuration of the cluster, and the directories it came from.
 *
 * @param hadoop what the files say
 * @param directories later ones win
 */
public record ClusterConfiguration(YarnConfiguration hadoop, List<Path> directories) {
    private static final List<String> VARIABLES = List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");
    private static final String EVERYWHERE = "0.0.0.0";
    private static final List<String> SITE_FILES =
            List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml", "yarn-site.xml");

    /**
     * Loads what HADOOP_CONF_DIR and YARN_CONF_DIR name.
     *
     * @throws YarnSubmitException {@link ErrorCode#NO_CONFIGURATION} when neither is set, or what they name is no
     *     configuration
     */
    public static ClusterConfiguration fromEnvironment(Map<String, String> environment) {
        Set<Path> directories = new LinkedHashSet<>();
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                directories.add(configurationDirectory(variable, value));
            }
        }
        if (directories.isEmpty()) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    "There is no cluster to submit to: neither HADOOP_CONF_DIR nor YARN_CONF_DIR is set."
                            + " Set HADOOP_CONF_DIR to the directory with the cluster's core-site.xml and yarn-site.xml"
                            + " (often /etc/hadoop/conf), or try it without a cluster: --master embedded.");
        }
        return of(List.copyOf(directories));
    }

    /** Loads the site files of these directories. */
    public static ClusterConfiguration of(List<Path> directories) {
        YarnConfiguration hadoop = new YarnConfiguration();
        for (Path directory : directories) {
            for (String file : SITE_FILES) {
                if (Files.isRegularFile(directory.resolve(file))) {
                    hadoop.addResource(new org.apache.hadoop.fs.Path(
                            directory.resolve(file).toUri()));
                }
            }
        }
        return new ClusterConfiguration(hadoop, directories);
    }

    private static Path configurationDirectory(String variable, String value) {
        Path directory = Path.of(value).toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION, variable + " is '" + value + "', which is no directory.");
        }
        if (SITE_FILES.stream().noneMatch(file -> Files.isReadable(directory.resolve(file)))) {
            throw new YarnSubmitException(
                    ErrorCode.NO_CONFIGURATION,
                    variable + " is '" + value + "', in which there is none of " + String.join(", ", SITE_FILES)
                            + ". Set it to the directory with the cluster's configuration.");
        }
        return directory;
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
