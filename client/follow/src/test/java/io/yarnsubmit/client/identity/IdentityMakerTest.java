package io.yarnsubmit.client.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityMakerTest {
    @Test
    void make_anyTime_givesKeyPairThatTlsAccepts() throws Exception {
        TlsIdentity identity = IdentityMaker.make(Instant.now());

        X509Certificate certificate = parse(identity);
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains(ApplicationTls.SERVER_NAME);
        assertThat(ApplicationTls.of(identity)).isNotNull();
    }

    @Test
    void make_anyTime_givesCertificateOfNoAuthorityForTenYears() throws Exception {
        Instant now = Instant.parse("2045-03-04T05:06:07Z");

        X509Certificate certificate = parse(IdentityMaker.make(now));

        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + ApplicationTls.SERVER_NAME);
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.19");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2045-03-03T05:06:07Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2055-03-02T05:06:07Z");
    }

    @Test
    void make_twice_givesDifferentKeys() {
        Instant now = Instant.now();

        assertThat(IdentityMaker.make(now).getPrivateKey())
                .isNotEqualTo(IdentityMaker.make(now).getPrivateKey());
    }

    private static X509Certificate parse(TlsIdentity identity) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(identity.getCertificate().toByteArray()));
    }
}
