package io.yarnsubmit.protocol.config;

import static io.yarnsubmit.protocol.config.ConfigKeys.key;

import io.yarnsubmit.protocol.PortRange;

/** The configuration keys of the application's web page. */
public final class PageKeys {
    public static final ConfigKey<Boolean> PAGE_ENABLED = key(
            "page.enabled",
            ConfigType.BOOLEAN,
            "true",
            "Whether the ApplicationMaster serves a web page of the application, which YARN's tracking link leads to"
                    + " while it runs.");
    public static final ConfigKey<PortRange> PAGE_PORT = key(
            "page.port",
            ConfigType.PORTS,
            "0",
            "The port of that page, or a range as 18000..18099, of which the first free one is taken; 0 means any free"
                    + " port. YARN's proxy connects to it.");

    private PageKeys() {}
}
