package io.yarnsubmit.client.yarn.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.web.WebProblem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));

    @TempDir
    private Path directory;

    private final TestCertificate certificate;

    ClientTlsTest() throws Exception {
        certificate = TestCertificate.create();
    }

    private static WebAnswer ask(TestWeb server, ClusterConfiguration configuration) throws InterruptedException {
        HadoopWeb web = new HadoopWeb(configuration);
        assertThat(web.address("host:1")).isEqualTo("https://host:1");
        return web.ask(server.address(), "/", LIMITS);
    }

    @Test
    void anAuthorityOfSslClientXml_isTrusted() throws Exception {
        certificate.trustIn(directory);
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{\"a\":\"b\"}"))) {
            assertThat(ask(server, TestWeb.secured(directory))
                            .content()
                            .orElseThrow()
                            .text("a"))
                    .isEqualTo("b");
        }
    }

    @Test
    void theLastDirectoryWins_andTheFileMayHaveAnotherName() throws Exception {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));
        TestCertificate.create().trustIn(first);
        certificate.trustIn(second);
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{}"))) {
            assertThat(ask(server, TestWeb.secured(first, second)).content()).isPresent();
            assertThat(ask(server, TestWeb.secured(second, first)).words())
                    .endsWith("; " + first.resolve("ssl-client.xml") + " names the trust store)");

            Files.move(second.resolve("ssl-client.xml"), second.resolve("ours.xml"));
            ClusterConfiguration renamed = TestWeb.secured(first, second);
            renamed.hadoop().set("hadoop.ssl.client.conf", "ours.xml");
            assertThat(ask(server, renamed).content()).isPresent();
        }
    }

    @Test
    void anAuthorityThatNobodyNames_isNotTrusted() throws Exception {
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{}"))) {
            WebAnswer answer = ask(server, TestWeb.secured(directory));

            assertThat(answer.words())
                    .startsWith(server.address() + " (its certificate is not trusted: ")
                    .endsWith("; there is no ssl-client.xml in " + directory + ")");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aTrustStoreThatIsNotThere_isSaid() throws Exception {
        TestCertificate.writeSslClient(directory, directory.resolve("nowhere.p12"));
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{}"))) {
            assertThat(ask(server, TestWeb.secured(directory)).words())
                    .startsWith(server.address() + " (" + directory.resolve("ssl-client.xml") + " cannot be used: ")
                    .contains("nowhere.p12");
        }
    }

    @Test
    void anSslClientXmlThatIsNotXml_isSaid() throws Exception {
        Files.writeString(directory.resolve("ssl-client.xml"), "<configuration>");
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{}"))) {
            assertThat(ask(server, TestWeb.secured(directory)).words()).contains("ssl-client.xml cannot be used: ");
        }
    }

    @Test
    void aRedirectOutOfTls_isNotFollowed() throws Exception {
        certificate.trustIn(directory);
        try (TestWeb plain = TestWeb.http(TestWeb.json("{}"));
                TestWeb server = TestWeb.https(certificate, TestWeb.redirect(302, plain.address()))) {
            WebAnswer answer = ask(server, TestWeb.secured(directory));

            assertThat(((WebAnswer.Failed) answer).problem()).isInstanceOf(Refused.class);
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectIntoTls_isFollowed() throws Exception {
        certificate.trustIn(directory);
        try (TestWeb secured = TestWeb.https(certificate, TestWeb.json("{}"));
                TestWeb server = TestWeb.http(TestWeb.redirect(302, secured.address()))) {
            assertThat(ask(server, TestWeb.secured(directory)).content()).isPresent();
        }
    }

    @Test
    @Timeout(30)
    void noThreadStaysBehind() throws Exception {
        certificate.trustIn(directory);
        try (TestWeb server = TestWeb.https(certificate, TestWeb.json("{}"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(ask(server, TestWeb.secured(directory)).content()).isPresent();
            }
        }
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("SSL Certificates Store Monitor"))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
