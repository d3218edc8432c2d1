package io.yarnsubmit.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

class QuickCipherSocketsTest {
    private static final String QUICK = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";

    private static SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context;
    }

    private static void assertQuick(Socket socket) throws IOException {
        try (SSLSocket secured = (SSLSocket) socket) {
            assertThat(secured.getEnabledCipherSuites()).containsExactly(QUICK);
        }
    }

    @Test
    void however_aSocketIsMade_itOffersTheQuickCipherAlone() throws GeneralSecurityException, IOException {
        SSLSocketFactory sockets = QuickCipherSockets.of(context()).orElseThrow();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 10, here)) {
            int port = server.getLocalPort();
            assertQuick(sockets.createSocket(here.getHostAddress(), port));
            assertQuick(sockets.createSocket(here.getHostAddress(), port, here, 0));
            assertQuick(sockets.createSocket(here, port));
            assertQuick(sockets.createSocket(here, port, here, 0));
            assertQuick(sockets.createSocket(new Socket(here, port), "host", port, true));
        }
        assertThat(sockets.getDefaultCipherSuites()).containsExactly(QUICK);
        assertThat(sockets.getSupportedCipherSuites()).containsExactly(QUICK);
    }

    /** Such as that of a provider of approved ciphers. */
    private static final class WithoutQuickCipher extends SSLContextSpi {
        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return new SSLParameters(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("not used");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw new AssertionError("nobody needs its sockets");
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw new UnsupportedOperationException();
        }
    }

    /** Its constructor is not public. */
    private static final class Context extends SSLContext {
        Context(SSLContextSpi spi, Provider provider) {
            super(spi, provider, "TLS");
        }
    }

    @Test
    void whereTheCipherIsNotAllowed_thereAreNone() throws GeneralSecurityException {
        Context context = new Context(new WithoutQuickCipher(), context().getProvider());

        assertThat(QuickCipherSockets.of(context)).isEmpty();
    }
}
