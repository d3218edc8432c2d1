package io.yarnsubmit.appmaster.page;

import io.yarnsubmit.appmaster.control.ClientEvents;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.page.PageContent;
import io.yarnsubmit.page.PageFacts;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.LogChunk;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the parts of the ApplicationMaster when somebody looks: the state on the event loop, the journal on its own thread. Keeps
 * nothing.
 */
public final class LiveContent implements PageContent {
    private static final long LIMIT_SECONDS = 5;

    private final Supplier<PageFacts> facts;
    private final Inbox<ClientEvents> clients;
    private final Journal journal;

    public LiveContent(Supplier<PageFacts> facts, Inbox<ClientEvents> clients, Journal journal) {
        this.facts = facts;
        this.clients = clients;
        this.journal = journal;
    }

    @Override
    public PageFacts facts() {
        return facts.get();
    }

    @Override
    public ApplicationDescription description() throws IOException {
        CompletableFuture<ApplicationDescription> answer = new CompletableFuture<>();
        clients.post(on -> answer.complete(on.describe()));
        return awaited(answer);
    }

    @Override
    public LogChunk journal(long offset) throws IOException {
        CompletableFuture<LogChunk> answer = new CompletableFuture<>();
        journal.read(
                LaunchNames.JOURNAL_FILE,
                offset,
                piece -> answer.complete(piece.orElseGet(LogChunk::getDefaultInstance)));
        return awaited(answer);
    }

    private static <T> T awaited(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer within " + LIMIT_SECONDS + " s", e);
        }
    }
}
