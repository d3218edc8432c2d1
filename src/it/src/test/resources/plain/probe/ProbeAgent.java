package probe;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.security.ProtectionDomain;
import java.security.Security;
import java.util.List;

/**
 * A Java agent of the user's, which runs before anybody's main. It puts a security provider first, and a proxy that nobody can
 * reach before every connection.
 */
public final class ProbeAgent {
    private ProbeAgent() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        System.setProperty("probe.agent", argument);
        Security.insertProviderAt(new ProbeProvider(), 1);
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                throw new IllegalStateException("a connection through the user's proxy to " + uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                if ("probe/ProbeRunnable".equals(name)) {
                    System.setProperty("probe.transformed", name);
                }
                return null;
            }
        });
    }
}
