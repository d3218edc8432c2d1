package io.yarnsubmit.client.yarn.tokens;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.config.TokenKeys;
import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.yarn.CollectedTokens;
import io.yarnsubmit.tokens.yarn.CollectedTokens.Failure;
import io.yarnsubmit.tokens.yarn.ForwardedTokens;
import io.yarnsubmit.tokens.yarn.TokenProviders;
import io.yarnsubmit.tokens.yarn.TokenRequest;
import io.yarnsubmit.tokens.yarn.TokenRequest.Renewal;
import io.yarnsubmit.tokens.yarn.TokenSupply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;

/** Gets the tokens of one application, as the user of this process. */
public final class TokenCollection {
    private final Cluster cluster;
    private final Settings settings;
    private final TokenProviders providers;
    private final TokenSupply supply;

    /** @throws YarnSubmitException when a provider cannot be used */
    public TokenCollection(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
        try {
            providers = TokenProviders.find(jars(settings), settings.family(TokenKeys.TOKENS));
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        }
        supply = new TokenSupply(providers);
    }

    /** The jars with further providers. */
    public static List<Path> jars(Settings settings) {
        return settings.find(TokenKeys.TOKEN_JARS).orElse(List.of()).stream()
                .map(jar -> Path.of(jar).toAbsolutePath())
                .toList();
    }

    /**
     * Gets those for a submission. The ResourceManager renews them.
     *
     * @param files the URIs of files that containers need, of which the file systems count
     * @throws YarnSubmitException when a service gives none
     */
    public SubmittedTokens forSubmission(Stream<String> files) throws InterruptedException {
        Set<URI> fileSystems = new LinkedHashSet<>();
        fileSystems.add(FileSystem.getDefaultUri(hadoop()));
        files.map(TokenCollection::root).forEach(fileSystems::add);
        settings.find(ConfigKeys.STAGING_DIRECTORY).map(TokenCollection::root).ifPresent(fileSystems::add);
        settings.find(ConfigKeys.LIBRARY_CACHE_SHARED)
                .map(TokenCollection::root)
                .ifPresent(fileSystems::add);
        settings.find(TokenKeys.ACCESS_FILE_SYSTEMS).orElse(List.of()).stream()
                .map(TokenCollection::root)
                .forEach(fileSystems::add);
        List<URI> unrenewed = settings.find(TokenKeys.UNRENEWED_FILE_SYSTEMS).orElse(List.of()).stream()
                .map(TokenCollection::root)
                .toList();
        fileSystems.addAll(unrenewed);
        fileSystems.removeIf(uri -> uri.getScheme() == null);
        Credentials held = held();
        CollectedTokens collected = cluster.patience()
                .bounded(
                        ErrorCode.TOKENS_UNAVAILABLE,
                        "A service that gives tokens",
                        () -> complete(providers.collect(
                                new TokenRequest(
                                        hadoop(),
                                        renewer(),
                                        Renewal.BY_RESOURCE_MANAGER,
                                        List.copyOf(fileSystems),
                                        unrenewed),
                                held)));
        return new SubmittedTokens(
                collected.credentials(), held.numberOfTokens() > 0, collected.expiry(), new ArrayList<>(fileSystems));
    }

    /**
     * Gets new ones, which nobody renews. What this process knew of its user may be outdated, such as a ticket that was renewed
     * with kinit: then it is read again.
     */
    NewTokens forRenewal(List<URI> fileSystems) throws IOException, InterruptedException {
        try {
            return collect(fileSystems);
        } catch (IOException e) {
            UserGroupInformation real = HadoopLogin.real(UserGroupInformation.getCurrentUser());
            if (real.isFromKeytab()) {
                real.reloginFromKeytab();
            } else {
                real.reloginFromTicketCache();
            }
            return collect(fileSystems);
        }
    }

    private NewTokens collect(List<URI> fileSystems) throws IOException, InterruptedException {
        TokenRequest request = new TokenRequest(
                hadoop(), UserGroupInformation.getCurrentUser().getUserName(), Renewal.BY_NOBODY, fileSystems);
        return supply.next(request);
    }

    private Configuration hadoop() {
        return cluster.configuration().hadoop();
    }

    /** Tokens that came from outside. */
    private static Credentials held() {
        try {
            return ForwardedTokens.forApplication(
                    UserGroupInformation.getCurrentUser().getCredentials());
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.USER_UNKNOWN, String.valueOf(e.getMessage()), e);
        }
    }

    /** The ResourceManager, with its host, whichever of several it is; empty if it is not configured. */
    private String renewer() throws IOException {
        String principal = YarnClientUtils.getRmPrincipal(hadoop());
        return principal == null ? "" : principal;
    }

    /** An application without a token that it needs would fail later, so it is not submitted. */
    private static CollectedTokens complete(CollectedTokens collected) {
        if (!collected.failures().isEmpty()) {
            Failure first = collected.failures().get(0);
            throw new YarnSubmitException(
                    ErrorCode.TOKENS_UNAVAILABLE,
                    collected.failures().stream()
                                    .map(failure -> "No tokens (" + failure.provider() + ") for the application: "
                                            + failure.reason())
                                    .collect(Collectors.joining("\n"))
                            + "\nIf the application needs none, --conf tokens." + first.provider()
                            + ".enabled=false does without",
                    first.cause());
        }
        return collected;
    }

    private static URI root(String place) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(place);
        String scheme = path.toUri().getScheme();
        String authority = path.toUri().getRawAuthority();
        return scheme == null
                ? URI.create("/")
                : URI.create(scheme + "://" + (authority == null ? "" : authority) + "/");
    }
}
