package io.yarnsubmit.protocol.tls;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Loads the several hundred classes that the JDK needs for a handshake, on a separate thread, while the caller starts
 * up. Nobody waits for it: a handshake that begins earlier still finds part of the work done.
 */
public final class TlsWarmUp implements Runnable {
    private TlsWarmUp() {}

    /** Returns at once. */
    public static void begin() {
        OwnThreads.start("tls-warm-up", OwnThreads.NOT_MISSED, new TlsWarmUp());
    }

    @Override
    public void run() {
        try {
            SSLContext context = ApplicationTls.context();
            context.init(new KeyManager[0], new TrustManager[0], null);
            SSLEngine engine = context.createSSLEngine(ApplicationTls.SERVER_NAME, 1);
            engine.setUseClientMode(true);
            // Writes the first message of a handshake; nobody reads it.
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException e) {
            // The real handshake will report the problem.
            return;
        }
    }
}
