package io.yarnsubmit.protocol.tls;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS context that is another one, which is made when it is first used. Thread-safe. */
class DelegatingContextSpi extends SSLContextSpi {
    private final GrpcTls.Maker maker;
    private @Nullable SSLContext made;

    DelegatingContextSpi(GrpcTls.Maker maker) {
        this.maker = maker;
    }

    final synchronized SSLContext delegate() {
        SSLContext context = made;
        if (context == null) {
            try {
                context = maker.make();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("The JDK has no such TLS context", e);
            }
            made = context;
        }
        return context;
    }

    /** As the JDK's default context. */
    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted, @Nullable SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("Default SSLContext is initialized automatically");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return delegate().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return delegate().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return delegate().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return delegate().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return delegate().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return delegate().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return delegate().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return delegate().getSupportedSSLParameters();
    }
}
