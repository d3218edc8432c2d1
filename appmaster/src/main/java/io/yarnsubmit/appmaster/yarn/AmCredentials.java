package io.yarnsubmit.appmaster.yarn;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yarnsubmit.launch.yarn.HadoopUser;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;

/** The secrets that YARN delivered to this container, and those that executors get. */
public final class AmCredentials {
    private final Credentials own;
    private final boolean secure;

    private AmCredentials(Credentials own, boolean secure) {
        this.own = own;
        this.secure = secure;
    }

    /** Reads the token file that the NodeManager named in the environment. */
    public static AmCredentials read() throws IOException {
        String unused = HadoopUser.loggedIn();
        return new AmCredentials(
                UserGroupInformation.getCurrentUser().getCredentials(), UserGroupInformation.isSecurityEnabled());
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

    /**
     * What an executor gets: its launch document, and on a secure cluster the tokens of file systems. Never the token by
     * which this process speaks to the ResourceManager: with it an executor could act as the ApplicationMaster.
     */
    ByteBuffer forExecutor(ExecutorLaunch launch) throws IOException {
        Credentials credentials = new Credentials();
        credentials.addSecretKey(new Text(LaunchNames.EXECUTOR_SECRET), launch.toByteArray());
        if (secure) {
            for (Text alias : own.getTokenMap().keySet()) {
                Token<?> token = own.getToken(alias);
                if (!AMRMTokenIdentifier.KIND_NAME.equals(token.getKind())) {
                    credentials.addToken(alias, token);
                }
            }
        }
        DataOutputBuffer buffer = new DataOutputBuffer();
        credentials.writeTokenStorageToStream(buffer);
        return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
    }
}
