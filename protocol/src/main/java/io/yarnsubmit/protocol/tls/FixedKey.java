package io.yarnsubmit.protocol.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the application's certificate to everybody. The JDK's own key manager needs a key store, which encrypts the
 * key with ten thousand rounds of hashing and decrypts it again. That would take a tenth of an executor's start-up
 * time.
 */
final class FixedKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "application";
    private static final String EC = "EC";

    private final X509Certificate certificate;
    private final PrivateKey key;

    FixedKey(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        return aliasAmong(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasAmong(keyTypes);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    private static @Nullable String aliasAmong(String[] keyTypes) {
        for (String keyType : keyTypes) {
            if (alias(keyType) != null) {
                return ALIAS;
            }
        }
        return null;
    }

    private static @Nullable String alias(String keyType) {
        // TLS 1.2 also uses names such as EC_EC.
        return keyType.startsWith(EC) ? ALIAS : null;
    }
}
