package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom the cluster is to take this process for.
 *
 * @param principal with the keytab; empty: whoever's ticket is in the ticket cache
 * @param keytab the file with its keys; there if and only if there is a principal
 * @param proxyUser on whose behalf the principal asks
 */
public record LoginRequest(Optional<String> principal, Optional<Path> keytab, Optional<String> proxyUser) {
    /** As this machine's user, with the user's ticket where one is asked for. */
    public static final LoginRequest OF_THIS_USER =
            new LoginRequest(Optional.empty(), Optional.empty(), Optional.empty());

    /** What the configuration says. */
    public static LoginRequest of(Settings settings) {
        Optional<Path> keytab = settings.find(ConfigKeys.KEYTAB).map(LoginRequest::file);
        return new LoginRequest(settings.find(ConfigKeys.PRINCIPAL), keytab, settings.find(ConfigKeys.PROXY_USER));
    }

    private static Path file(String name) {
        try {
            return LocalView.ofThisProcess().file(name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("It was read before: " + name, e);
        }
    }
}
