package io.yarnsubmit.page;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets what a page shows. YARN's proxy names the user and checks nothing itself, so whoever comes otherwise could
 * name anybody, and is sent to the proxy. A name in Host that is not the page's own is another's site that leads here. Pure but
 * for the answers of {@link Proxies} and {@link Visitors}.
 */
final class Gate {
    private static final String USER_COOKIE = "proxy-user";

    private final Proxies proxies;
    private final Visitors visitors;
    private final Set<String> hosts;

    /** @param hosts the values of Host that are right */
    Gate(Proxies proxies, Visitors visitors, Set<String> hosts) {
        this.proxies = proxies;
        this.visitors = visitors;
        this.hosts = hosts;
    }

    /** What becomes of a request. */
    sealed interface Verdict {
        /** It is answered. */
        record Let() implements Verdict {}

        /** It is answered elsewhere. */
        record Redirect(String url) implements Verdict {}

        /** It is refused, with a sentence. */
        record Refuse(int status, String why) implements Verdict {}
    }

    /**
     * Decides.
     *
     * @param from the address that it comes from
     * @param host the header; null if there is none
     * @param cookies the header; null if there is none
     */
    Verdict decide(String method, InetAddress from, @Nullable String host, @Nullable String cookies) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new Verdict.Refuse(
                    405, "This page can only be read. Use the command yarn-submit to change something.");
        }
        if (!proxies.has(from)) {
            return proxies.elsewhere()
                    .<Verdict>map(Verdict.Redirect::new)
                    .orElseGet(() -> new Verdict.Refuse(403, "This page is shown by YARN's proxy only."));
        }
        if (host == null || !hosts.contains(host)) {
            return new Verdict.Refuse(400, "This is not the page of the host that the request names.");
        }
        Optional<String> user = user(cookies);
        if (!visitors.maySee(user)) {
            return new Verdict.Refuse(
                    403,
                    user.map(name -> "User " + name + " may not see this application.")
                                    .orElse("Nobody is logged in, so this application is not shown.")
                            + " Its owner can allow it with --view-acl.");
        }
        return new Verdict.Let();
    }

    private static Optional<String> user(@Nullable String cookies) {
        if (cookies == null) {
            return Optional.empty();
        }
        for (String cookie : cookies.split(";", 50)) {
            String[] pair = cookie.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(USER_COOKIE)) {
                String name = pair[1];
                boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
                return Optional.of(quoted ? name.substring(1, name.length() - 1) : name)
                        .filter(known -> !known.isBlank());
            }
        }
        return Optional.empty();
    }
}
