package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.CountRange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds free ports of this machine. Thread-safe. */
final class PortChooser {
    private final CountRange range;
    private final Path temporary;
    private final Random random;
    private final Consumer<String> log;
    private @Nullable PortLocks locks;
    private boolean isOpen;

    /**
     * @param temporary where the locks are
     * @param log hears if there are none
     */
    PortChooser(CountRange range, Path temporary, Random random, Consumer<String> log) {
        this.range = range;
        this.temporary = temporary;
        this.random = random;
        this.log = log;
    }

    /** @throws IOException there are not so many free ports */
    synchronized HeldPorts choose(List<String> names) throws IOException {
        openLocks();
        HeldPorts held = new HeldPorts();
        int count = range.max() - range.min() + 1;
        int first = random.nextInt(count);
        int tried = 0;
        for (String name : names) {
            HeldPorts.HeldPort port = null;
            while (port == null) {
                if (tried == count) {
                    held.release();
                    throw new IOException("there are no " + names.size() + " free ports from " + range.min() + " to "
                            + range.max() + " on this machine. Set executor.portRange to a larger range");
                }
                port = hold(range.min() + (first + tried++) % count);
            }
            held.add(name, port);
        }
        return held;
    }

    private void openLocks() {
        if (!isOpen) {
            isOpen = true;
            try {
                locks = PortLocks.in(temporary);
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                giveUpLocks(e);
            }
        }
    }

    private void giveUpLocks(Exception why) {
        locks = null;
        log.accept("ports are chosen without locks, so another instance on this machine may get the same: " + why);
    }

    private HeldPorts.@Nullable HeldPort hold(int number) {
        PortLocks.PortLock lock = null;
        if (locks != null) {
            try {
                lock = locks.tryLock(number);
                if (lock == null) {
                    return null;
                }
            } catch (IOException e) {
                giveUpLocks(e);
            }
        }
        Socket socket = new Socket();
        try {
            // Even a port whose last connection is not quite over is left alone.
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(number));
            return new HeldPorts.HeldPort(number, socket, lock);
        } catch (IOException e) {
            close(socket);
            close(lock);
            return null;
        }
    }

    private static void close(@Nullable AutoCloseable what) {
        if (what != null) {
            try {
                what.close();
            } catch (Exception e) {
                // It was not used.
                return;
            }
        }
    }
}
