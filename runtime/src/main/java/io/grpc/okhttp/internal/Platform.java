package io.grpc.okhttp.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS with ALPN as every JDK has it. Takes the place of gRPC's class of this name, which asks for the JVM's default
 * {@link SSLContext} to find out on which platform it runs. The JVM makes that context only once, from
 * {@code javax.net.ssl.trustStore} and the like, and the user's main must be able to set these first. To make it would
 * also mean to read all certificates that the JDK trusts.
 */
public class Platform {
    private static final Platform PLATFORM = new Platform(tlsProvider());

    private final Provider provider;

    public Platform(Provider provider) {
        this.provider = provider;
    }

    public static Platform get() {
        return PLATFORM;
    }

    /** The JDK's own, whatever providers the user has put before it. */
    private static Provider tlsProvider() {
        Provider ofJdk = Security.getProvider("SunJSSE");
        if (ofJdk != null) {
            return ofJdk;
        }
        try {
            return SSLContext.getInstance("TLS").getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }

    public Provider getProvider() {
        return provider;
    }

    public TlsExtensionType getTlsExtensionType() {
        return TlsExtensionType.ALPN_AND_NPN;
    }

    public void configureTlsExtensions(SSLSocket socket, @Nullable String host, List<Protocol> protocols) {
        String[] names = new String[protocols.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = protocols.get(i).toString();
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(names);
        socket.setSSLParameters(parameters);
    }

    public @Nullable String getSelectedProtocol(SSLSocket socket) {
        return socket.getApplicationProtocol();
    }

    public void afterHandshake(SSLSocket socket) {}

    /** The form in which ALPN names protocols: each after its length. */
    public static byte[] concatLengthPrefixed(List<Protocol> protocols) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Protocol protocol : protocols) {
            byte[] name = protocol.toString().getBytes(StandardCharsets.US_ASCII);
            bytes.write(name.length);
            bytes.writeBytes(name);
        }
        return bytes.toByteArray();
    }

    /** Which way to agree on a protocol this platform has. */
    public enum TlsExtensionType {
        ALPN_AND_NPN,
        NPN,
        NONE
    }
}
