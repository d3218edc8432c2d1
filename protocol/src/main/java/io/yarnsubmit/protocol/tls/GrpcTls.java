package io.yarnsubmit.protocol.tls;

import io.grpc.okhttp.internal.Platform;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps gRPC from having the JDK read every certificate authority of the machine. When its classes are loaded, gRPC asks for
 * the JDK's default TLS context, only to learn its provider, and makes another context without trust managers. Each reads the
 * trust store: more than a hundred certificates, a tenth of a second of processor time in each process, which this
 * product never uses.
 *
 * <p>So gRPC is loaded while a context stands in for the default one. Afterwards the default is the JDK's again, made when
 * somebody uses it. For processes of our own alone, before user code runs: a program may have a default of its own.
 */
public final class GrpcTls {
    private static final String PROTOCOL = "TLS";

    private GrpcTls() {}

    /** Loads gRPC's TLS. A Java agent may have set a default context, so nothing is done where there is one. */
    public static void load() {
        if (hasAgent()) {
            return;
        }
        try {
            Provider jdk = SSLContext.getInstance(PROTOCOL).getProvider();
            Provider lean = new LeanProvider(jdk);
            // What another thread does meanwhile with the default context is done by the JDK's.
            SSLContext.setDefault(new DelegatingContext(lean));
            try {
                Platform.get();
            } finally {
                SSLContext.setDefault(new DelegatingContext(jdk));
            }
        } catch (GeneralSecurityException e) {
            // The first connection will report the problem.
            return;
        }
    }

    private static boolean hasAgent() {
        String options = System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "")
                + System.getenv().getOrDefault("JDK_JAVA_OPTIONS", "");
        String[] words = ProcessHandle.current().info().arguments().orElse(new String[0]);
        return isAgent(options) || Arrays.stream(words).anyMatch(GrpcTls::isAgent);
    }

    private static boolean isAgent(String words) {
        return words.contains("-javaagent:") || words.contains("-agentpath:") || words.contains("-agentlib:");
    }

    /** Makes a context that is only used where somebody wants more than its provider. */
    interface Maker {
        SSLContext make() throws NoSuchAlgorithmException;
    }

    /** The JDK's default context, under the name of a provider. */
    private static final class DelegatingContext extends SSLContext {
        DelegatingContext(Provider provider) {
            super(new DelegatingContextSpi(() -> SSLContext.getInstance("Default")), provider, "Default");
        }
    }

    /** Knows TLS alone, and lets those who name no trust managers trust nobody. */
    private static final class LeanProvider extends Provider {
        private static final long serialVersionUID = 1;

        LeanProvider(Provider jdk) {
            super("YarnSubmitTls", "1", "TLS of " + jdk.getName() + ", without the default trust store");
            putService(new Service(this, "SSLContext", PROTOCOL, DelegatingContextSpi.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new DelegatingContextSpi(() -> SSLContext.getInstance(PROTOCOL, jdk)) {
                        @Override
                        protected void engineInit(
                                KeyManager @Nullable [] keys,
                                TrustManager @Nullable [] trusted,
                                @Nullable SecureRandom random)
                                throws KeyManagementException {
                            delegate().init(keys, trusted == null ? new TrustManager[0] : trusted, random);
                        }
                    };
                }
            });
        }
    }
}
