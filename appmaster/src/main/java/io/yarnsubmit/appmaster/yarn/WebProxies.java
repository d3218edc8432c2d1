package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.page.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * YARN's web proxies by the addresses of their hosts, which are looked up again from time to time. A proxy on this machine may
 * use any of its addresses.
 */
final class WebProxies implements Proxies {
    private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int CONNECT_MILLIS = 1_000;

    private final String scheme;
    private final List<HostAndPort> proxies;
    private final String path;
    private @Nullable Found found;

    /**
     * @param scheme with {@code ://}
     * @param proxies host and port each
     */
    WebProxies(String scheme, List<String> proxies, String applicationId) {
        this.scheme = scheme;
        this.proxies = proxies.stream().map(HostAndPort::of).toList();
        // Tells the proxy that this was a redirect, so that it does not go in circles if it is not known here.
        path = "/proxy/redirect/" + applicationId + "/";
    }

    private record HostAndPort(String host, int port) {
        private static HostAndPort of(String address) {
            int colon = address.lastIndexOf(':');
            String host = colon < 0 ? address : address.substring(0, colon);
            int port = colon < 0
                    ? 80
                    : Integer.parseInt(address.substring(colon + 1).trim());
            return new HostAndPort(host.isEmpty() || host.equals("0.0.0.0") ? "localhost" : host, port);
        }
    }

    private record Found(Set<InetAddress> addresses, boolean here, long nanos) {}

    @Override
    public boolean has(InetAddress address) {
        Found now = found();
        return now.addresses().contains(address) || now.here() && isHere(address);
    }

    private synchronized Found found() {
        Found last = found;
        if (last != null && System.nanoTime() - last.nanos() < FRESH_NANOS) {
            return last;
        }
        Set<InetAddress> addresses = new HashSet<>();
        for (HostAndPort proxy : proxies) {
            try {
                addresses.addAll(List.of(InetAddress.getAllByName(proxy.host())));
            } catch (UnknownHostException e) {
                // Another may be known, and this one later.
            }
        }
        if (addresses.isEmpty() && last != null) {
            addresses.addAll(last.addresses());
        }
        Found next = new Found(addresses, addresses.stream().anyMatch(WebProxies::isHere), System.nanoTime());
        found = next;
        return next;
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public Optional<String> elsewhere() {
        return proxies.stream()
                .filter(proxy -> proxies.size() == 1 || answers(proxy))
                .findFirst()
                .or(() -> proxies.stream().findFirst())
                .map(proxy -> scheme + proxy.host() + ":" + proxy.port() + path);
    }

    private static boolean answers(HostAndPort proxy) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(proxy.host(), proxy.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
