package io.yarnsubmit.appmaster.yarn;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yarnsubmit.launch.SecretLines;
import io.yarnsubmit.launch.yarn.HadoopUser;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import io.yarnsubmit.tokens.yarn.ForwardedTokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that YARN delivered to this container, and those that driver and executors get. On a secured cluster its tokens
 * are replaced while the application runs. Thread-safe.
 */
public final class AmCredentials {
    private final UserGroupInformation user;
    private final Credentials own;
    // What driver and executors may have; null on a cluster that is not secured.
    private volatile @Nullable Credentials shared;

    AmCredentials(UserGroupInformation user, boolean secure) {
        this.user = user;
        this.own = user.getCredentials();
        this.shared = secure ? ForwardedTokens.forUserCode(own) : null;
    }

    /** Reads the token file that the NodeManager named in the environment. */
    public static AmCredentials read() throws IOException {
        String unused = HadoopUser.loggedIn();
        return new AmCredentials(UserGroupInformation.getCurrentUser(), UserGroupInformation.isSecurityEnabled());
    }

    /** The application's key pair. */
    public TlsIdentity identity() {
        byte[] secret = own.getSecretKey(new Text(LaunchNames.IDENTITY_SECRET));
        if (secret == null) {
            throw new IllegalStateException("the application's key pair is not among the container's secrets ("
                    + LaunchNames.IDENTITY_SECRET + ")");
        }
        try {
            return TlsIdentity.parseFrom(secret);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the application's key pair cannot be read", e);
        }
    }

    /** The user's, for driver and executors. */
    public UserSecrets userSecrets() {
        byte[] secret = own.getSecretKey(new Text(LaunchNames.USER_SECRETS));
        try {
            return secret == null ? UserSecrets.getDefaultInstance() : UserSecrets.parseFrom(secret);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the user's secrets cannot be read", e);
        }
    }

    /** Whether the cluster demands tokens. */
    public boolean isSecure() {
        return shared != null;
    }

    /** Whether this process has the means to ask the ResourceManager as a client does. */
    boolean mayAskResourceManager() {
        return shared == null
                || user.getCredentials().getAllTokens().stream()
                        .anyMatch(token -> RMDelegationTokenIdentifier.KIND_NAME.equals(token.getKind()));
    }

    /** The tokens that a driver gets, in the form of Hadoop's files; empty on a cluster that is not secured. */
    public Optional<byte[]> forDriver() throws IOException {
        Credentials tokens = shared;
        return tokens == null ? Optional.empty() : Optional.of(ForwardedTokens.bytes(tokens));
    }

    /**
     * What an executor gets: its launch document, lines for its launch script if any of the user's secrets is a variable, and
     * on a secured cluster the tokens. Never those by which this process speaks
     * to the ResourceManager: with them an executor could act as the ApplicationMaster.
     */
    ByteBuffer forExecutor(ExecutorLaunch launch) throws IOException {
        Credentials tokens = shared;
        Credentials credentials = tokens == null ? new Credentials() : new Credentials(tokens);
        credentials.addSecretKey(new Text(LaunchNames.EXECUTOR_SECRET), launch.toByteArray());
        SecretLines.of(launch.getSecrets())
                .ifPresent(lines -> credentials.addSecretKey(new Text(LaunchNames.SECRET_LINES), lines));
        DataOutputBuffer buffer = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(buffer);
        return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
    }

    /**
     * Takes new tokens, each instead of the one of the same service, for this process and for containers that are started from
     * now on. The token by which this process speaks to the ResourceManager stays, because it rolls by itself.
     *
     * @param storage as in Hadoop's files of tokens
     * @return those of them that driver and executors may have, in the same form
     */
    public synchronized byte[] renew(byte[] storage) throws IOException {
        Credentials fresh = ForwardedTokens.read(storage);
        user.addCredentials(ForwardedTokens.forApplication(fresh));
        Credentials now = new Credentials(Objects.requireNonNull(shared, "not secured"));
        Credentials given = ForwardedTokens.forUserCode(fresh);
        now.addAll(given);
        shared = now;
        return ForwardedTokens.bytes(given);
    }
}
