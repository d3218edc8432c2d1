package io.yarnsubmit.client.yarn.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks whether a port can be reached from here, whatever listens there. */
final class TcpProbe {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private TcpProbe() {}

    /** Why no connection to {@code host:port} can be made; null if one can. */
    static @Nullable String problem(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    (int) CONNECT.toMillis());
            return null;
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
