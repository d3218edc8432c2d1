package io.yarnsubmit.client.identity;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes the key pair by which the processes of one application know each other: EC P-256 with a self-signed certificate.
 */
public final class IdentityMaker {
    /** Clocks of the cluster's machines may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    /** Longer than any application runs; the certificate is worthless once the application is over. */
    private static final Duration VALIDITY = Duration.ofDays(3650);

    private IdentityMaker() {}

    /** A fresh key pair. */
    public static TlsIdentity make(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            SelfSignedCertificate certificate = new SelfSignedCertificate(
                    pair, ApplicationTls.SERVER_NAME, now.minus(CLOCK_SKEW), now.plus(VALIDITY));
            return TlsIdentity.newBuilder()
                    .setCertificate(ByteString.copyFrom(certificate.encoded()))
                    .setPrivateKey(ByteString.copyFrom(pair.getPrivate().getEncoded()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make an EC P-256 key pair", e);
        }
    }
}
