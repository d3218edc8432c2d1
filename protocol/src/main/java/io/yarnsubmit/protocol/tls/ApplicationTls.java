package io.yarnsubmit.protocol.tls;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Mutual TLS between the processes of one application: each presents the application's certificate and trusts no other.
 * The certificate has a fixed name, because the hosts are unknown when it is made; peers are recognized by the
 * certificate itself. Uses the JDK's TLS provider, no native code.
 */
public final class ApplicationTls {
    /** The name in the certificate, which clients expect from servers. */
    public static final String SERVER_NAME = "application.yarnsubmit";

    private final KeyManager[] keyManagers;
    private final TrustManager[] trustManagers;

    private ApplicationTls(KeyManager[] keyManagers, TrustManager[] trustManagers) {
        this.keyManagers = keyManagers;
        this.trustManagers = trustManagers;
    }

    /** @throws IllegalArgumentException when the identity is not a certificate with its EC key */
    public static ApplicationTls of(TlsIdentity identity) {
        try {
            X509Certificate certificate = (X509Certificate) certificates()
                    .generateCertificate(
                            new ByteArrayInputStream(identity.getCertificate().toByteArray()));
            PrivateKey key = keys().generatePrivate(
                            new PKCS8EncodedKeySpec(identity.getPrivateKey().toByteArray()));
            return new ApplicationTls(
                    new KeyManager[] {new FixedKey(certificate, key)},
                    new TrustManager[] {new PinnedCertificate(certificate)});
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The application's key pair cannot be used", e);
        }
    }

    // By the JDK's own providers: the user may have put others before them.
    private static CertificateFactory certificates() throws GeneralSecurityException {
        return Security.getProvider("SUN") == null
                ? CertificateFactory.getInstance("X.509")
                : CertificateFactory.getInstance("X.509", "SUN");
    }

    private static KeyFactory keys() throws GeneralSecurityException {
        return Security.getProvider("SunEC") == null
                ? KeyFactory.getInstance("EC")
                : KeyFactory.getInstance("EC", "SunEC");
    }

    /** Not made yet. */
    static SSLContext context() throws GeneralSecurityException {
        return Security.getProvider("SunJSSE") == null
                ? SSLContext.getInstance("TLS")
                : SSLContext.getInstance("TLS", "SunJSSE");
    }

    public ChannelCredentials channelCredentials() {
        return TlsChannelCredentials.newBuilder()
                .keyManager(keyManagers)
                .trustManager(trustManagers)
                .build();
    }

    /**
     * Sockets with a cipher that needs no special instructions of the processor. Empty where it is not there: where only
     * approved ciphers are allowed.
     */
    public Optional<SSLSocketFactory> quickCipherSockets() {
        try {
            SSLContext context = context();
            context.init(keyManagers, trustManagers, null);
            return QuickCipherSockets.of(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be used", e);
        }
    }

    public ServerCredentials serverCredentials() {
        return TlsServerCredentials.newBuilder()
                .keyManager(keyManagers)
                .trustManager(trustManagers)
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }
}
