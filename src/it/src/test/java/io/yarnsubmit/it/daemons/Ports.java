package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Free ports that stay free while their daemon is down: they are below those that systems give to outgoing connections, and
 * each of the JVMs that run tests at the same time has a range of its own.
 */
final class Ports {
    private static final int RANGES = 4;
    private static final int RANGE = 4_000;
    private static final int FIRST = 15_000 + Integer.getInteger("yarnsubmit.fork", 1) % RANGES * RANGE;
    private static final int MOST_TRIES = 1_000;

    private final Random random = new Random();
    private final Set<Integer> taken = new HashSet<>();

    /** One that nobody listens on, as host:port. */
    String address(String host) {
        return host + ":" + port(host);
    }

    int port(String host) {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = FIRST + random.nextInt(RANGE);
            if (!taken.contains(port) && isFree(host, port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no free port at " + host);
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
