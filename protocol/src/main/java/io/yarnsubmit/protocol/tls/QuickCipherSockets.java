package io.yarnsubmit.protocol.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes sockets that offer ChaCha20-Poly1305 alone: a server that has a choice prefers AES-GCM. */
final class QuickCipherSockets extends SSLSocketFactory {
    /** Of TLS 1.2, because gRPC's okhttp transport uses no later one. */
    private static final String[] SUITES = {"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"};

    private final SSLSocketFactory sockets;

    private QuickCipherSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Empty where this cipher is not to be used. */
    static Optional<SSLSocketFactory> of(SSLContext context) {
        return Arrays.asList(context.getDefaultSSLParameters().getCipherSuites())
                        .contains(SUITES[0])
                ? Optional.of(new QuickCipherSockets(context.getSocketFactory()))
                : Optional.empty();
    }

    private static Socket quick(Socket socket) {
        SSLSocket secured = (SSLSocket) socket;
        secured.setEnabledCipherSuites(SUITES);
        return secured;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return SUITES.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return SUITES.clone();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return quick(sockets.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return quick(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return quick(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return quick(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return quick(sockets.createSocket(host, port, localHost, localPort));
    }
}
