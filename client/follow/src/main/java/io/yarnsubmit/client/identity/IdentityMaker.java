package io.yarnsubmit.client.identity;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the key pair by which the processes of one application know each other: EC P-256 with a self-signed certificate.
 * The JDK has a public API for all of this except building the certificate.
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
            return TlsIdentity.newBuilder()
                    .setCertificate(ByteString.copyFrom(certificate(pair, now)))
                    .setPrivateKey(ByteString.copyFrom(pair.getPrivate().getEncoded()))
                    .build();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("This JDK cannot make an EC P-256 key pair", e);
        }
    }

    private static byte[] certificate(KeyPair pair, Instant now) throws OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=" + ApplicationTls.SERVER_NAME);
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(CLOCK_SKEW)),
                        Date.from(now.plus(VALIDITY)),
                        name,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, ApplicationTls.SERVER_NAME)))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }
}
