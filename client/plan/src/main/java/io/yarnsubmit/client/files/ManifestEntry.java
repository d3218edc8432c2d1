package io.yarnsubmit.client.files;

import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.ContainerFile.Source;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** An entry of {@code Class-Path} in a manifest: a URL, most often relative to the jar that names it. */
record ManifestEntry(String text) {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*");

    boolean isFolder() {
        return text.endsWith("/");
    }

    /** Where it is; empty for what the JVM ignores, too. */
    Optional<Source> beside(Source jar) {
        String path = decoded(text);
        if (SCHEME.matcher(text).matches()) {
            if (!text.startsWith("file:") || jar instanceof Remote) {
                return Optional.empty();
            }
            path = decoded(text.substring("file:".length()));
        }
        try {
            // The JVM, too, looks beside the file itself, not beside a link to it.
            return Optional.of(
                    jar instanceof Local local
                            ? new Local(ThinJars.real(local.path())
                                    .resolveSibling(path)
                                    .normalize())
                            : new Remote(resolved(((Remote) jar).uri(), path)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI resolved(URI jar, String path) {
        URI relative = URI.create(path.replace(" ", "%20"));
        return jar.resolve(relative).normalize();
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
