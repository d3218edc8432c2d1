package io.yarnsubmit.tokens.yarn;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.apache.hadoop.yarn.security.client.RMDelegationTokenIdentifier;

/** Which tokens pass from one process of an application to another, and their form. */
public final class ForwardedTokens {
    private ForwardedTokens() {}

    /** What driver and executors may have: tokens, but none for the ResourceManager, and no secret keys. */
    public static Credentials forUserCode(Credentials all) {
        return filtered(all, false);
    }

    /**
     * What an application may have: tokens, but not the one by which another ApplicationMaster, whose container this process
     * may be in, speaks to the ResourceManager.
     */
    public static Credentials forApplication(Credentials all) {
        return filtered(all, true);
    }

    private static Credentials filtered(Credentials all, boolean resourceManager) {
        Credentials some = new Credentials();
        for (Text alias : all.getTokenMap().keySet()) {
            Token<?> token = all.getToken(alias);
            boolean withheld = AMRMTokenIdentifier.KIND_NAME.equals(token.getKind())
                    || (!resourceManager && RMDelegationTokenIdentifier.KIND_NAME.equals(token.getKind()));
            if (!withheld) {
                some.addToken(alias, token);
            }
        }
        return some;
    }

    /** As Hadoop's files of tokens have it. */
    public static byte[] bytes(Credentials credentials) throws IOException {
        try (DataOutputBuffer buffer = new DataOutputBuffer()) {
            credentials.writeTokenStorageToStream(buffer);
            return java.util.Arrays.copyOf(buffer.getData(), buffer.getLength());
        }
    }

    /** What {@link #bytes} gave. */
    public static Credentials read(byte[] bytes) throws IOException {
        Credentials credentials = new Credentials();
        credentials.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(bytes)));
        return credentials;
    }
}
