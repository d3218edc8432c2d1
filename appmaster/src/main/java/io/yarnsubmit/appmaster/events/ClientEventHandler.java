package io.yarnsubmit.appmaster.events;

import io.grpc.Status;
import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.ExecutorView;
import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.appmaster.control.ClientEvents;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.control.ExecutorAccess;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.status.ExecutorDescriptions;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles the events and requests of clients. */
public final class ClientEventHandler implements ClientEvents {
    private final AllocationShell allocation;
    private final LifecycleShell lifecycle;
    private final DriverInstructions driver;
    private final TokenEvents tokens;
    private final StatusBoard board;
    private final JournalEntries journal;
    private final ExecutorAccess access;

    public ClientEventHandler(
            AllocationShell allocation,
            LifecycleShell lifecycle,
            DriverInstructions driver,
            TokenEvents tokens,
            StatusBoard board,
            JournalEntries journal,
            ExecutorAccess access) {
        this.access = access;
        this.allocation = allocation;
        this.lifecycle = lifecycle;
        this.driver = driver;
        this.tokens = tokens;
        this.board = board;
        this.journal = journal;
    }

    @Override
    public void attached(int clients) {
        lifecycle.clientsAttached(clients);
    }

    @Override
    public void hostHeard() {
        lifecycle.hostHeard();
    }

    @Override
    public void driverEnded(int exitStatus, @Nullable DriverFailure left) {
        journal.driverEnded(exitStatus, left);
        lifecycle.driverEnded(exitStatus, left);
    }

    @Override
    public void endRequested(String reason) {
        journal.endRequested(reason);
        lifecycle.endRequested(reason);
    }

    @Override
    public void tokensRenewed(byte[] storage, Optional<Instant> end) {
        tokens.renewed(storage, end);
    }

    @Override
    public void tokensFailed(String reason, Instant next) {
        tokens.failed(reason, next);
    }

    @Override
    public void behind() {
        lifecycle.clientsBehind();
    }

    @Override
    public void outputShown() {
        lifecycle.outputShown();
    }

    @Override
    public void told() {
        lifecycle.clientsTold();
    }

    @Override
    public ApplicationDescription describe() {
        ApplicationDescription.Builder description = board.description().addAllRecentLosses(driver.recentLosses());
        allocation.executors().forEach(executor -> description.addExecutors(ExecutorDescriptions.of(executor)));
        return description.build();
    }

    @Override
    public int scale(String group, int total) {
        List<GroupView> groups = allocation.view();
        GroupView former = groups.stream()
                .filter(view -> view.name().equals(group))
                .findFirst()
                .orElseThrow(() -> Status.INVALID_ARGUMENT
                        .withDescription("there is no executor group '" + group + "'; there is: "
                                + groups.stream().map(GroupView::name).collect(Collectors.joining(", ")))
                        .asRuntimeException());
        if (total < 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a number of executors is 0 or more, not " + total)
                    .asRuntimeException();
        }
        if (!driver.scale(group, total)) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("no driver is linked; it may be starting")
                    .asRuntimeException();
        }
        return former.target();
    }

    @Override
    public void access(int executorId, Consumer<AccessReply> answer) {
        Optional<ExecutorView> executor = allocation.executors().stream()
                .filter(each -> each.executor().executorId() == executorId)
                .findFirst();
        if (executor.isPresent() && executor.get().state() != ExecutorView.State.STARTING) {
            access.ask(executorId, executor.get().executor().host(), answer);
        } else {
            answer.accept(AccessReply.newBuilder()
                    .setProblem(
                            executor.isPresent()
                                    ? "Executor " + executorId + " is starting. Try again in a moment."
                                    : "Executor " + executorId + " is not there"
                                            + " (any more). `yarn-submit executors` lists those that are.")
                    .build());
        }
    }
}
