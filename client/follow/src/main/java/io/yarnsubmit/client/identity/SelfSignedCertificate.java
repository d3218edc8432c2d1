package io.yarnsubmit.client.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;

/** Writes an X.509 certificate that its own key signs: the one part of TLS that the JDK has no public API for. RFC 5280. */
record SelfSignedCertificate(KeyPair keys, String dnsName, Instant notBefore, Instant notAfter) {
    private static final int SERIAL_BITS = 127;

    private static final byte[] VERSION_3 = Der.value(0xa0, Der.integer(BigInteger.TWO));
    private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.identifier(2, 5, 4, 3);
    private static final byte[] ALTERNATIVE_NAME = Der.identifier(2, 5, 29, 17);
    private static final byte[] BASIC_CONSTRAINTS = Der.identifier(2, 5, 29, 19);

    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;

    /** In DER. */
    byte[] encoded() throws GeneralSecurityException {
        byte[] statement = statement();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(statement);
        return Der.sequence(statement, SHA256_WITH_ECDSA, Der.bits(signature.sign()));
    }

    /** What is signed. */
    private byte[] statement() {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(dnsName))));
        return Der.sequence(
                VERSION_3,
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom())),
                SHA256_WITH_ECDSA,
                name,
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                name,
                keys.getPublic().getEncoded(),
                Der.value(EXTENSIONS, Der.sequence(alternativeName(), notAnAuthority())));
    }

    private byte[] alternativeName() {
        byte[] names = Der.sequence(Der.value(DNS_NAME, dnsName.getBytes(StandardCharsets.US_ASCII)));
        return Der.sequence(ALTERNATIVE_NAME, Der.octets(names));
    }

    private static byte[] notAnAuthority() {
        return Der.sequence(BASIC_CONSTRAINTS, Der.truth(), Der.octets(Der.sequence()));
    }
}
