package io.yarnsubmit.tokens.yarn;

import io.yarnsubmit.tokens.yarn.CollectedTokens.Failure;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.hadoop.security.Credentials;

/** The providers of tokens that are switched on. */
public final class TokenProviders {
    private static final String SWITCH = ".enabled";

    private final Collection<TokenProvider> providers;

    private TokenProviders(Collection<TokenProvider> providers) {
        this.providers = providers;
    }

    /**
     * Ours, and those of others.
     *
     * @param jars where others are
     * @param switches {@code NAME.enabled} with true or false; without one, a provider is on
     * @throws IOException when one cannot be used, with a sentence for the user
     */
    public static TokenProviders find(List<Path> jars, Map<String, String> switches) throws IOException {
        ClassLoader ours = TokenProviders.class.getClassLoader();
        // Stays open as long as this process: providers load classes at any time.
        ClassLoader loader = jars.isEmpty() ? ours : new URLClassLoader("tokens", urls(jars), ours);
        List<TokenProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(TokenProvider.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new IOException("A provider of tokens in " + jars + " cannot be used: " + FailureText.of(e), e);
        }
        return of(found, switches);
    }

    static TokenProviders of(List<TokenProvider> found, Map<String, String> switches) throws IOException {
        Map<String, TokenProvider> byName = new LinkedHashMap<>();
        for (TokenProvider provider : found) {
            TokenProvider other = byName.put(provider.name(), provider);
            if (other != null) {
                throw new IOException("Two providers of tokens have the name '" + provider.name() + "': "
                        + other.getClass().getName() + " and "
                        + provider.getClass().getName() + ". Name one of them in tokenJars");
            }
        }
        for (Map.Entry<String, String> each : switches.entrySet()) {
            String name = each.getKey().endsWith(SWITCH)
                    ? each.getKey().substring(0, each.getKey().length() - SWITCH.length())
                    : "";
            if (name.isEmpty()) {
                continue;
            }
            if (!byName.containsKey(name)) {
                throw new IOException("There is no provider of tokens with the name '" + name + "', which tokens."
                        + each.getKey() + " is about. There are: " + String.join(", ", byName.keySet()));
            }
            if (!Boolean.parseBoolean(each.getValue().trim())) {
                byName.remove(name);
            }
        }
        return new TokenProviders(List.copyOf(byName.values()));
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    /**
     * Asks all of them, as the current user.
     *
     * @param held tokens that are there already; they are among those returned
     */
    public CollectedTokens collect(TokenRequest request, Credentials held) throws InterruptedException {
        Credentials into = new Credentials(held);
        Optional<Instant> expiry = Optional.empty();
        List<Failure> failures = new ArrayList<>();
        for (TokenProvider provider : providers) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // Their libraries look for configuration files and services there.
            thread.setContextClassLoader(provider.getClass().getClassLoader());
            try {
                if (provider.isNeeded(request)) {
                    expiry = TokenLife.earlier(expiry, provider.obtain(request, into));
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                failures.add(new Failure(provider.name(), FailureText.of(e), e));
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return new CollectedTokens(into, expiry, failures);
    }
}
