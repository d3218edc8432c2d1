package io.yarnsubmit.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page: one document with its scripts and styles in it. It is one request to YARN's proxy, works where the address has no
 * slash at its end, and from a file. The browser runs nothing but what was put in here, by its hashes in the policy.
 */
final class PageDocument {
    private static final String[] SCRIPTS = {
        "vendor/htm-preact-3.1.1.js",
        "vendor/uplot-1.6.32.js",
        "model.js",
        "parts.js",
        "timeline.js",
        "views.js",
        "page.js"
    };
    private static final String[] STYLES = {"vendor/uplot-1.6.32.css", "page.css"};

    private final byte[] bytes;
    private final String policy;

    private PageDocument(byte[] bytes, String policy) {
        this.bytes = bytes;
        this.policy = policy;
    }

    static PageDocument make() {
        List<String> scripts = Stream.of(SCRIPTS).map(PageDocument::part).toList();
        List<String> styles = Stream.of(STYLES).map(PageDocument::part).toList();
        String document = resource("page.html")
                .replace("<!--styles-->", elements("style", styles))
                .replace("<!--scripts-->", elements("script", scripts));
        String policy = "default-src 'none'; script-src" + hashes(scripts) + "; style-src" + hashes(styles)
                + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return new PageDocument(document.getBytes(UTF_8), policy);
    }

    /** Of our own without indentation, comments and the blanks of styles, which are a tenth of it. */
    private static String part(String name) {
        String text = resource(name);
        if (name.startsWith("vendor/")) {
            return text;
        }
        String dense = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/**"))
                .collect(Collectors.joining("\n"));
        return name.endsWith(".css") ? dense.replaceAll("([{};:,])\\s+", "$1").replaceAll("\\s+([{}])", "$1") : dense;
    }

    private static String elements(String name, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + name + ">" + text + "</" + name + ">\n")
                .collect(Collectors.joining());
    }

    private static String hashes(List<String> texts) {
        return texts.stream().map(text -> " '" + hash(text) + "'").collect(Collectors.joining());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The value of the header Content-Security-Policy. */
    String policy() {
        return policy;
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
