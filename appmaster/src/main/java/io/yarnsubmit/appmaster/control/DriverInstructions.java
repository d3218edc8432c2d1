package io.yarnsubmit.appmaster.control;

import com.google.protobuf.ByteString;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.AskDrain;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellStarted;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverInstruction.Capacity;
import io.yarnsubmit.protocol.v1.DriverInstruction.DrainRequest;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorLost;
import io.yarnsubmit.protocol.v1.DriverInstruction.ExecutorStarted;
import io.yarnsubmit.protocol.v1.DriverInstruction.GroupLaunchAnswer;
import io.yarnsubmit.protocol.v1.DriverInstruction.OpenAccess;
import io.yarnsubmit.protocol.v1.DriverInstruction.Scale;
import io.yarnsubmit.protocol.v1.DriverInstruction.Tokens;
import io.yarnsubmit.protocol.v1.DriverInstruction.Welcome;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the messages for the driver. Touched only on the event loop. */
public final class DriverInstructions {
    // More than are lost while a link is broken; the driver ignores losses that it knows.
    private static final int LOSSES_SENT_AGAIN = 1_000;

    private final DriverLink link;
    private final int attempt;
    private final Optional<String> page;
    private final CapacityUpdates capacity;
    private final Deque<ExecutorLost> recentLosses = new ArrayDeque<>();
    // Null as long as driver and executors have the newest.
    private @Nullable Tokens tokens;

    /** @param page the application's web page */
    public DriverInstructions(
            DriverLink link, int attempt, List<ExecutorGroupPlan> groups, Optional<String> page, InstantSource clock) {
        this.link = link;
        this.attempt = attempt;
        this.page = page;
        capacity = new CapacityUpdates(groups, clock);
    }

    /** @param room for how many more executors of each group the queue has room */
    public void welcome(List<TellStarted> started, Map<String, Integer> room) {
        Welcome.Builder welcome = Welcome.newBuilder().setAttempt(attempt);
        page.ifPresent(welcome::setTrackingUrl);
        link.send(DriverInstruction.newBuilder().setWelcome(welcome).build());
        started.forEach(this::started);
        recentLosses.forEach(this::send);
        if (tokens != null) {
            send(tokens);
        }
        capacity.reset();
        capacity(room);
    }

    /**
     * New tokens for driver and executors, also for a driver that links later.
     *
     * @param storage as in Hadoop's files of tokens
     */
    public void tokens(byte[] storage) {
        tokens = Tokens.newBuilder().setStorage(ByteString.copyFrom(storage)).build();
        send(tokens);
    }

    private void send(Tokens given) {
        link.send(DriverInstruction.newBuilder().setTokens(given).build());
    }

    /** Answers a change of a group's launch. @param problem why it is refused; empty if it is done */
    public void launchAnswer(int number, String problem) {
        link.send(DriverInstruction.newBuilder()
                .setGroupLaunchAnswer(
                        GroupLaunchAnswer.newBuilder().setNumber(number).setProblem(problem))
                .build());
    }

    public void started(TellStarted executor) {
        link.send(DriverInstruction.newBuilder()
                .setExecutorStarted(ExecutorStarted.newBuilder()
                        .setExecutorId(executor.executorId())
                        .setGroup(executor.group())
                        .setHost(executor.host())
                        .setContainerId(executor.container())
                        .setLogUrl(executor.logUrl()))
                .build());
    }

    /** Sends the queue's room, if that is news. */
    public void capacity(Map<String, Integer> room) {
        capacity.update(room)
                .ifPresent(more -> link.send(DriverInstruction.newBuilder()
                        .setCapacity(Capacity.newBuilder().putAllMore(more))
                        .build()));
    }

    public void drain(AskDrain request) {
        link.send(DriverInstruction.newBuilder()
                .setDrainRequest(DrainRequest.newBuilder()
                        .addAllCandidates(request.candidates())
                        .setCount(request.count())
                        .setWithinMillis(request.within().toMillis())
                        .setReason(request.reason()))
                .build());
    }

    public void lost(TellLost loss) {
        ExecutorLost.Builder said = ExecutorLost.newBuilder()
                .setExecutorId(loss.executorId())
                .setGroup(loss.group())
                .setHost(loss.host())
                .setLossClass(loss.lossClass())
                .setMessage(loss.message());
        loss.exitStatus().ifPresent(said::setExitStatus);
        ExecutorLost lost = said.build();
        if (recentLosses.size() == LOSSES_SENT_AGAIN) {
            recentLosses.removeFirst();
        }
        recentLosses.addLast(lost);
        send(lost);
    }

    /** The losses of this attempt, the newest last; not all if there are very many. */
    public List<ExecutorLost> recentLosses() {
        return List.copyOf(recentLosses);
    }

    /**
     * The user wants another number of executors.
     *
     * @return false if no driver is linked
     */
    public boolean scale(String group, int total) {
        link.send(DriverInstruction.newBuilder()
                .setScale(Scale.newBuilder().setGroup(group).setTotal(total))
                .build());
        return link.isOpen();
    }

    /**
     * Somebody wants to reach an executor.
     *
     * @return false if no driver is linked
     */
    public boolean openAccess(int executorId) {
        link.send(DriverInstruction.newBuilder()
                .setOpenAccess(OpenAccess.newBuilder().setExecutorId(executorId))
                .build());
        return link.isOpen();
    }

    private void send(ExecutorLost lost) {
        link.send(DriverInstruction.newBuilder().setExecutorLost(lost).build());
    }
}
