package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.staging.StagedFiles;
import io.yarnsubmit.client.yarn.tokens.ClientRenewal;
import io.yarnsubmit.client.yarn.tokens.SubmittedTokens;
import io.yarnsubmit.client.yarn.tokens.TokenCollection;
import io.yarnsubmit.protocol.v1.LocalFile;
import io.yarnsubmit.tokens.TokenRenewal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a secured cluster adds to an application: its tokens. Loaded there alone. Used by one thread. */
final class SecuredSubmission {
    private final TokenCollection collection;
    private final SubmittedTokens tokens;
    private final TokenLimit limit;
    private final RunOutput output;
    private final boolean renewedHere;
    private @Nullable TokenRenewal renewal;

    private SecuredSubmission(
            TokenCollection collection,
            SubmittedTokens tokens,
            TokenLimit limit,
            RunOutput output,
            boolean renewedHere) {
        this.collection = collection;
        this.tokens = tokens;
        this.limit = limit;
        this.output = output;
        this.renewedHere = renewedHere;
    }

    /** Gets the tokens, and warns if the application may run longer than they live. */
    static SecuredSubmission prepare(Cluster cluster, SubmitRequest request, StagedFiles files, RunOutput output)
            throws InterruptedException {
        TokenCollection collection = new TokenCollection(cluster, request.settings());
        SubmittedTokens tokens = collection.forSubmission(files.all().map(LocalFile::getUri));
        TokenLimit limit = TokenLimit.of(request, tokens);
        limit.warning(Instant.now()).ifPresent(output::say);
        return new SecuredSubmission(collection, tokens, limit, output, request.deployMode() == DeployMode.CLIENT);
    }

    SubmittedTokens tokens() {
        return tokens;
    }

    /** Client mode: replaces the tokens as long as the application is followed. */
    void followed(Follower follower) {
        if (renewedHere) {
            try {
                renewal = new ClientRenewal(collection, tokens)
                        .start(follower, (thread, failure) -> follower.fail(failure));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The application is no longer followed. */
    void left() {
        if (renewal != null) {
            renewal.close();
        }
    }

    /** It is over. */
    void ended() {
        left();
        limit.outlived(Instant.now()).ifPresent(output::say);
    }
}
