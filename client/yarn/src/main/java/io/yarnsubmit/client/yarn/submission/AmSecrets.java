package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;

/** The credentials of the ApplicationMaster's container: the application's key pair, its tokens, and the user's secrets. */
record AmSecrets(TlsIdentity identity, Credentials tokens, UserSecrets userSecrets) {
    ByteBuffer bytes() {
        Credentials all = new Credentials(tokens);
        all.addSecretKey(new Text(LaunchNames.IDENTITY_SECRET), identity.toByteArray());
        if (userSecrets.getSecretsCount() > 0) {
            all.addSecretKey(new Text(LaunchNames.USER_SECRETS), userSecrets.toByteArray());
        }
        try (DataOutputBuffer buffer = new DataOutputBuffer()) {
            all.writeTokenStorageToStream(buffer);
            return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "secrets";
    }
}
