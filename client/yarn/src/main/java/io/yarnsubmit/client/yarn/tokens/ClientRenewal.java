package io.yarnsubmit.client.yarn.tokens;

import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.TokenRenewal;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.security.UserGroupInformation;
import org.jspecify.annotations.Nullable;

/** Replaces the tokens of an application in client mode: by the user's ticket or keytab, which this machine has. */
public final class ClientRenewal {
    private final Renewing collection;
    private final SubmittedTokens first;

    public ClientRenewal(TokenCollection collection, SubmittedTokens first) {
        this((Renewing) collection::forRenewal, first);
    }

    ClientRenewal(Renewing collection, SubmittedTokens first) {
        this.collection = collection;
        this.first = first;
    }

    /** Gets new tokens of these file systems and of other services. */
    interface Renewing {
        NewTokens forRenewal(List<URI> fileSystems) throws IOException, InterruptedException;
    }

    /**
     * Begins, as the user of the calling thread. Without Kerberos, as with tokens from outside alone, it cannot.
     *
     * @param follower passes them on
     * @return ends it; null if it cannot begin
     */
    public @Nullable TokenRenewal start(Follower follower, UncaughtExceptionHandler onDefect) throws IOException {
        return start(new Passing(follower), onDefect);
    }

    @Nullable
    TokenRenewal start(TokenRenewal.Listener listener, UncaughtExceptionHandler onDefect) throws IOException {
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        if (!HadoopLogin.real(user).hasKerberosCredentials()) {
            return null;
        }
        PrivilegedExceptionAction<NewTokens> fetch = () -> collection.forRenewal(first.fileSystems());
        return TokenRenewal.start(() -> user.doAs(fetch), listener, first.end(), onDefect);
    }

    private record Passing(Follower follower) implements TokenRenewal.Listener {
        @Override
        public void renewed(NewTokens tokens) {
            follower.newTokens(tokens.storage(), tokens.end());
        }

        @Override
        public void failed(String reason, Instant next, Optional<Instant> end) {
            follower.noNewTokens(reason, next);
        }
    }
}
