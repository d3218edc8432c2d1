package io.yarnsubmit.tokens.yarn;

import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
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
        Optional<Instant> end = Optional.empty();
        IOException first = null;
        Set<URI> unrenewed = request.renewal() == Renewal.BY_NOBODY ? Set.of() : places(request.unrenewed(), request);
        for (URI place : places(request.fileSystems(), request)) {
            try {
                end = TokenLife.earlier(
                        end,
                        unrenewed.contains(place)
                                ? obtainUnrenewed(place, request, into)
                                : TokenLife.first(obtain(place, request, into), request));
            } catch (IOException e) {
                first = joined(first, new IOException(place + ": " + FailureText.of(e), e));
            }
        }
        if (first != null) {
            throw first;
        }
        return end;
    }

    /** One for each file system, however many files of it are named. */
    private static Set<URI> places(List<URI> named, TokenRequest request) {
        Set<URI> places = new LinkedHashSet<>();
        for (URI uri : named) {
            if (uri.getScheme() == null) {
                places.add(FileSystem.getDefaultUri(request.hadoop()));
            } else if (!LOCAL.equals(uri.getScheme())) {
                String authority = uri.getRawAuthority();
                places.add(URI.create(uri.getScheme() + "://" + (authority == null ? "" : authority) + "/"));
            }
        }
        return places;
    }

    /**
     * The ResourceManager passes over tokens that name no renewer. It refuses applications with those of others. When such a
     * token ends, only a token tells that can be renewed.
     */
    private static Optional<Instant> obtainUnrenewed(URI place, TokenRequest request, Credentials into)
            throws IOException, InterruptedException {
        FileSystem fileSystem = new Path(place).getFileSystem(request.hadoop());
        if (!needsToken(fileSystem, into)) {
            return Optional.empty();
        }
        Token<?>[] tokens = fileSystem.addDelegationTokens("", into);
        if (tokens == null || tokens.length == 0) {
            return Optional.empty();
        }
        TokenRequest own = new TokenRequest(
                request.hadoop(),
                UserGroupInformation.getCurrentUser().getUserName(),
                Renewal.BY_NOBODY,
                List.of(place));
        List<Token<?>> tried = obtain(place, own, new Credentials());
        try {
            return TokenLife.first(tried, own);
        } finally {
            for (Token<?> token : tried) {
                if (token.isManaged()) {
                    token.cancel(request.hadoop());
                }
            }
        }
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
