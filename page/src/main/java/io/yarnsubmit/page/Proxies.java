package io.yarnsubmit.page;

import java.net.InetAddress;
import java.util.Optional;

/** YARN's web proxies: each ResourceManager is one, unless there is one of its own. Called on the page's threads. */
public interface Proxies {
    /** Whether a request from there comes from a proxy. */
    boolean has(InetAddress address);

    /** The application's page at a proxy, for those who have come another way; empty if none is known. */
    Optional<String> elsewhere();
}
