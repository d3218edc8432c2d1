package probe;

import java.security.Provider;

/** A security provider of the user's, which stands before those of the JDK. */
public final class ProbeProvider extends Provider {
    private static final long serialVersionUID = 1;

    public ProbeProvider() {
        super("Probe", "1", "TLS for programs that ask this provider for it");
        put("SSLContext.TLS", "probe.ProbeTls");
        put("SSLContext.TLSv1.3", "probe.ProbeTls");
    }
}
