package io.yarnsubmit.executor.roles;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ports for a command, by name. Until the command starts, sockets are bound to them, which accept no connection and allow nobody
 * else to bind. Thread-safe.
 */
final class HeldPorts {
    private final Map<String, HeldPort> ports = new LinkedHashMap<>();

    /** @param lock null if there are no locks */
    record HeldPort(int number, Socket socket, PortLocks.@Nullable PortLock lock) {}

    synchronized void add(String name, HeldPort port) {
        ports.put(name, port);
    }

    synchronized Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        ports.forEach((name, port) -> numbers.put(name, port.number()));
        return numbers;
    }

    /** From now on the command can bind them. */
    synchronized void unbind() {
        for (HeldPort port : ports.values()) {
            try {
                port.socket().close();
            } catch (IOException e) {
                // It is closed.
                continue;
            }
        }
    }

    /** Whether somebody else uses one of them, after the command's end. */
    synchronized boolean isTaken() {
        for (HeldPort port : ports.values()) {
            try (Socket socket = new Socket()) {
                // Connections of the command may not be over.
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(port.number()));
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    /** From now on others can have them. */
    synchronized void release() {
        unbind();
        for (HeldPort port : ports.values()) {
            PortLocks.PortLock lock = port.lock();
            if (lock != null) {
                try {
                    lock.close();
                } catch (IOException e) {
                    // The lock ends with this process.
                    continue;
                }
            }
        }
        ports.clear();
    }
}
