package io.yarnsubmit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page: one document with its scripts and styles in it. It is one request to YARN's proxy, works where the address has no
 * slash at its end, and from a file. The browser runs nothing but what was put in here, by its hashes in the policy.
 */
final class PageDocument {
    private static final String[] SCRIPTS = {
        "vendor/htm-preact-3.1.1.js", "vendor/uplot-1.6.32.js", "model.js", "parts.js", "timeline.js", "views.js", "page.js"
    };
    private static final String[] STYLES = {"vendor/uplot-1.6.32.css", "page.css"};

    private final byte[] bytes;
    private final String policy;

    private PageDocument(byte[] bytes, String policy) {
        this.bytes = bytes;
        this.policy = policy;
    }

    static PageDocument make() {
        String script = joined(SCRIPTS);
        String style = joined(STYLES);
        String document = resource("page.html")
                .replace("/*style*/", style)
                .replace("/*script*/", script);
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return new PageDocument(document.getBytes(UTF_8), policy);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The value of the header Content-Security-Policy. */
    String policy() {
        return policy;
    }

    private static String joined(String[] names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(resource(name)).append('\n');
        }
        return all.toString();
    }

    private static String resource(String name) {
        try (InputStream stream = requireNonNull(PageDocument.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
