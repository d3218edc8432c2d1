package io.yarnsubmit.client.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityMakerTest {
    @Test
    void make_anyTime_givesKeyPairThatTlsAccepts() throws Exception {
        TlsIdentity identity = IdentityMaker.make(Instant.now());

        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(identity.getCertificate().toByteArray()));
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains(ApplicationTls.SERVER_NAME);
        assertThat(ApplicationTls.of(identity)).isNotNull();
    }

    @Test
    void make_twice_givesDifferentKeys() {
        Instant now = Instant.now();

        assertThat(IdentityMaker.make(now).getPrivateKey())
                .isNotEqualTo(IdentityMaker.make(now).getPrivateKey());
    }
}
