package io.yarnsubmit.driver.link;

import io.yarnsubmit.protocol.rpc.AmAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Finds the address by which executors can reach this machine. */
final class HubHost {
    private HubHost() {}

    /**
     * The local address of the route to the ApplicationMaster, because executors run in the same network. If the route
     * does not leave this machine, the ApplicationMaster runs here too, and its host name is also ours.
     */
    static String seenFrom(AmAddress address) {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Sends nothing, but selects the route.
            socket.connect(new InetSocketAddress(address.host(), address.port()));
            InetAddress local = socket.getLocalAddress();
            return local.isLoopbackAddress() || local.isAnyLocalAddress() ? address.host() : local.getHostAddress();
        } catch (IOException | UncheckedIOException e) {
            return ownName(address);
        }
    }

    private static String ownName(AmAddress address) {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return address.host();
        }
    }
}
