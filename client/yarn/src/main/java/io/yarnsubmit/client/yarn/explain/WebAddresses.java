package io.yarnsubmit.client.yarn.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Where the ResourceManagers' web services are. Put together here because Hadoop's own way (WebAppUtils) needs the libraries of
 * its web servers.
 */
public final class WebAddresses {
    private WebAddresses() {}

    /** As {@code http://host:port}, one for each ResourceManager; those that are not configured are left out. */
    public static List<String> ofResourceManagers(Configuration configuration) {
        List<String> addresses = new ArrayList<>();
        if (HAUtil.isHAEnabled(configuration)) {
            HAUtil.getRMHAIds(configuration).forEach(id -> add(configuration, "." + id, addresses));
        } else {
            add(configuration, "", addresses);
        }
        return addresses;
    }

    private static void add(Configuration configuration, String suffix, List<String> addresses) {
        boolean https = YarnConfiguration.useHttps(configuration);
        String key = https ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS : YarnConfiguration.RM_WEBAPP_ADDRESS;
        int port = https ? YarnConfiguration.DEFAULT_RM_WEBAPP_HTTPS_PORT : YarnConfiguration.DEFAULT_RM_WEBAPP_PORT;
        String host = configuration.getTrimmed(YarnConfiguration.RM_HOSTNAME + suffix, "");
        String address = configuration.getTrimmed(key + suffix, host + ":" + port);
        if (address.contains("${") || address.startsWith("0.0.0.0")) {
            address = host + address.substring(Math.max(address.lastIndexOf(':'), 0));
        }
        if (!address.startsWith(":") && !address.startsWith("0.0.0.0")) {
            addresses.add((https ? "https://" : "http://") + address);
        }
    }
}
