package io.yarnsubmit.client.yarn.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.tokens.NewTokens;
import io.yarnsubmit.tokens.TokenRenewal;
import java.io.IOException;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.SaslRpcServer.AuthMethod;
import org.apache.hadoop.security.UserGroupInformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientRenewalTest {
    private static final List<URI> FILE_SYSTEMS = List.of(URI.create("hdfs://one/"));

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final class Hearing implements TokenRenewal.Listener {
        @Override
        public void renewed(NewTokens tokens) {
            heard.add("renewed " + new String(tokens.storage(), java.nio.charset.StandardCharsets.US_ASCII));
        }

        @Override
        public void failed(String reason, Instant next, Optional<Instant> end) {
            heard.add("failed: " + reason);
        }
    }

    /** With tokens whose end is near, so that new ones are fetched at once. */
    private @Nullable TokenRenewal start(UserGroupInformation user, ClientRenewal.Renewing service)
            throws IOException, InterruptedException {
        SubmittedTokens first = new SubmittedTokens(
                new Credentials(), false, Optional.of(Instant.now().minusSeconds(1)), FILE_SYSTEMS);
        return user.doAs((PrivilegedExceptionAction<@Nullable TokenRenewal>) () -> new ClientRenewal(service, first)
                .start(new Hearing(), (thread, failure) -> heard.add("defect: " + failure)));
    }

    private static NewTokens tokens(List<URI> fileSystems) throws IOException {
        String who = UserGroupInformation.getCurrentUser().getUserName() + " " + fileSystems;
        return new NewTokens(
                who.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Optional.of(Instant.now().plusSeconds(3600)),
                Optional.empty());
    }

    @Test
    void whoHasATicket_getsNewOnes_alsoOnAnotherThread() throws Exception {
        UserGroupInformation ann = UserGroupInformation.createRemoteUser("ann", AuthMethod.KERBEROS);

        try (TokenRenewal renewal = start(ann, ClientRenewalTest::tokens)) {
            assertThat(renewal).isNotNull();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("renewed ann [hdfs://one/]");
        }
    }

    @Test
    void onBehalfOfAnother_theTicketOfTheRealUserCounts() throws Exception {
        UserGroupInformation service = UserGroupInformation.createRemoteUser("oozie", AuthMethod.KERBEROS);
        UserGroupInformation bob = UserGroupInformation.createProxyUser("bob", service);

        try (TokenRenewal renewal = start(bob, ClientRenewalTest::tokens)) {
            assertThat(renewal).isNotNull();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("renewed bob [hdfs://one/]");
        }
    }

    @Test
    void whoHasTokensAlone_cannotGetNewOnes() throws Exception {
        assertThat(start(UserGroupInformation.createRemoteUser("ann", AuthMethod.TOKEN), ClientRenewalTest::tokens))
                .isNull();
        assertThat(start(UserGroupInformation.createRemoteUser("ann", AuthMethod.SIMPLE), ClientRenewalTest::tokens))
                .isNull();
    }

    @Test
    void aServiceThatGivesNone_isSaid() throws Exception {
        UserGroupInformation ann = UserGroupInformation.createRemoteUser("ann", AuthMethod.KERBEROS);

        try (TokenRenewal renewal = start(ann, fileSystems -> {
            throw new IOException("Ticket expired\n\tat a.b.C");
        })) {
            assertThat(renewal).isNotNull();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("failed: Ticket expired");
        }
    }
}
