package io.yarnsubmit.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.okhttp.internal.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One story: the default context of a JVM can be set only once. */
class GrpcTlsTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    @Test
    void gRpcIsLoaded_theTrustStoreIsReadWhenSomebodyUsesTheDefaultContext(@TempDir Path directory)
            throws IOException, GeneralSecurityException {
        Path broken = Files.writeString(directory.resolve("broken"), "no trust store");
        System.setProperty(TRUST_STORE, broken.toString());
        try {
            // gRPC is loaded
            GrpcTls.load();
            // its contexts work
            SSLContext ofGrpc = SSLContext.getInstance("TLS", Platform.get().getProvider());
            ofGrpc.init(new KeyManager[0], new TrustManager[0], null);
            assertThat(ofGrpc.createSSLEngine().getSupportedProtocols()).contains("TLSv1.3");
        } finally {
            System.clearProperty(TRUST_STORE);
        }
        // the default is the JDK's, and what the program says of the trust store by now counts
        SSLContext ofJvm = SSLContext.getDefault();
        assertThat(ofJvm.getProvider()).isEqualTo(SSLContext.getInstance("TLS").getProvider());
        assertThat(ofJvm.getSocketFactory().getSupportedCipherSuites()).isNotEmpty();
        assertThat(ofJvm.createSSLEngine("host", 1).getPeerHost()).isEqualTo("host");
    }
}
