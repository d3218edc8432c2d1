package io.yarnsubmit.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port of this machine that is chosen before the process that is going to listen on it has started. Until it is closed, the
 * system gives the port to nobody who asks for any free one; a server that asks for this number gets it. (A socket that is
 * bound, but does not listen, keeps no server with SO_REUSEADDR from listening; that holds on Linux. On other systems the
 * server may have to take another port.)
 */
public final class ReservedPort implements AutoCloseable {
    private final SocketChannel channel;
    private final int number;

    private ReservedPort(SocketChannel channel, int number) {
        this.channel = channel;
        this.number = number;
    }

    /** Any free port. */
    public static ReservedPort any() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(0));
            return new ReservedPort(channel, ((InetSocketAddress) channel.getLocalAddress()).getPort());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public int number() {
        return number;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
