package io.yarnsubmit.tokens.yarn;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of every file system that gives any. Views give those of the file systems behind them; encrypted ones also that of
 * their key server.
 */
public final class FileSystemTokens implements TokenProvider {
    private static final String LOCAL = "file";

    @Override
    public String name() {
        return "filesystems";
    }

    @Override
    public boolean isNeeded(TokenRequest request) {
        return request.fileSystems().stream().anyMatch(uri -> !LOCAL.equals(uri.getScheme()));
    }

    @Override
    public Optional<Instant> obtain(TokenRequest request, Credentials into) throws IOException, InterruptedException {
        List<Token<?>> tokens = new ArrayList<>();
        IOException first = null;
        for (URI place : places(request)) {
            try {
                tokens.addAll(obtain(place, request, into));
            } catch (IOException e) {
                first = joined(first, new IOException(place + ": " + FailureText.of(e), e));
            }
        }
        if (first != null) {
            throw first;
        }
        return TokenLife.first(tokens, request);
    }

    /** One for each file system, however many files of it are named. */
    private static Set<URI> places(TokenRequest request) {
        Set<URI> places = new LinkedHashSet<>();
        for (URI uri : request.fileSystems()) {
            if (uri.getScheme() == null) {
                places.add(FileSystem.getDefaultUri(request.hadoop()));
            } else if (!LOCAL.equals(uri.getScheme())) {
                String authority = uri.getRawAuthority();
                places.add(URI.create(uri.getScheme() + "://" + (authority == null ? "" : authority) + "/"));
            }
        }
        return places;
    }

    private static List<Token<?>> obtain(URI place, TokenRequest request, Credentials into) throws IOException {
        FileSystem fileSystem = new Path(place).getFileSystem(request.hadoop());
        if (request.renewer().isEmpty() && needsToken(fileSystem, into)) {
            throw new IOException("a token must name who renews it, but the Hadoop configuration has no"
                    + " yarn.resourcemanager.principal. Add it, as the ResourceManager has it");
        }
        Token<?>[] tokens = fileSystem.addDelegationTokens(request.renewer(), into);
        return tokens == null ? List.of() : List.of(tokens);
    }

    private static boolean needsToken(FileSystem fileSystem, Credentials held) throws IOException {
        String service = fileSystem.getCanonicalServiceName();
        if (service != null && held.getToken(new org.apache.hadoop.io.Text(service)) == null) {
            return true;
        }
        FileSystem[] children = fileSystem.getChildFileSystems();
        if (children != null) {
            for (FileSystem child : children) {
                if (needsToken(child, held)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static IOException joined(@Nullable IOException first, IOException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
