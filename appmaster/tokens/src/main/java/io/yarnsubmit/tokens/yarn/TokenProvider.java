package io.yarnsubmit.tokens.yarn;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.security.Credentials;

/**
 * Gets delegation tokens of one kind of service for an application, so that its processes may use the service as the user.
 * Providers are found by {@link java.util.ServiceLoader}, in the jars of {@code tokenJars}; {@code docs/tokens.md} has an
 * example.
 *
 * <p>A provider is asked when an application is submitted, and again whenever its tokens are to be replaced, by one thread at a
 * time. It runs as the user, who is logged in by Kerberos: {@code UserGroupInformation.getCurrentUser()}.
 */
public interface TokenProvider {
    /** Its name in the key {@code tokens.NAME.enabled}: lower case letters, digits and dashes. Unique. */
    String name();

    /** Whether the application needs tokens of this service. Asks nobody. */
    boolean isNeeded(TokenRequest request);

    /**
     * Gets tokens and adds them. Services whose tokens are there already are passed over. Only tokens reach the driver and
     * the executors; secret keys do not.
     *
     * @return until when the tokens are valid, if that is known; {@link TokenLife} tells for most tokens. They
     *     are replaced with those of other providers, or every half an hour if no provider tells
     * @throws IOException why there are none. The message is shown to the user
     */
    Optional<Instant> obtain(TokenRequest request, Credentials into) throws IOException, InterruptedException;
}
