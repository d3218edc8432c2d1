package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An executor from its launch to the completion of its container, or one of a former attempt. Touched only by the core.
 * Each change of it updates its group's counts.
 */
final class LiveExecutor {
    /** The id of a container whose executor is not known yet. */
    static final int UNIDENTIFIED = 0;

    private final Instant since;
    private Grant grant;
    private GroupState group;
    private int memoryMib;
    private int id;
    private boolean isConfirmed = true;
    private boolean isStarted;
    private boolean isRegistered;
    private boolean wasRegistered;
    private boolean isPromoted;
    private @Nullable Verdict drain;
    private @Nullable Verdict stop;
    private OptionalInt commandStatus = OptionalInt.empty();
    private boolean isReleased;
    private boolean isToldLost;
    private boolean isMachineGone;
    private boolean isOver;

    private LiveExecutor(int id, Grant grant, GroupState group, boolean isStarted, Instant since) {
        this.id = id;
        this.isStarted = isStarted;
        this.grant = grant;
        this.group = group;
        this.memoryMib = group.rules.memoryMib();
        this.since = since;
        group.count(this, 1);
    }

    static LiveExecutor launched(int id, Grant grant, GroupState group, Instant now) {
        return new LiveExecutor(id, grant, group, false, now);
    }

    /** A container that the ResourceManager names. */
    static LiveExecutor leftover(Grant grant, GroupState group, Instant now) {
        return new LiveExecutor(UNIDENTIFIED, grant, group, true, now);
    }

    /** An executor that the driver names. */
    static LiveExecutor claimed(int id, Grant grant, GroupState group, Instant now) {
        LiveExecutor executor = new LiveExecutor(id, grant, group, true, now);
        executor.isConfirmed = false;
        return executor;
    }

    int id() {
        return id;
    }

    GroupState group() {
        return group;
    }

    String container() {
        return grant.container();
    }

    String host() {
        return grant.host();
    }

    int memoryMib() {
        return memoryMib;
    }

    Duration age(Instant now) {
        return Duration.between(since, now);
    }

    boolean isIdentified() {
        return id != UNIDENTIFIED;
    }

    void identify(int executorId, GroupState of) {
        id = executorId;
        moveTo(of);
    }

    /** The ResourceManager has named it too. */
    boolean isConfirmed() {
        return isConfirmed;
    }

    void confirm(Grant named, GroupState of) {
        grant = named;
        isConfirmed = true;
        moveTo(of);
    }

    private void moveTo(GroupState of) {
        group.count(this, -1);
        memoryMib = group == of ? memoryMib : of.rules.memoryMib();
        group = of;
        group.count(this, 1);
    }

    void started() {
        change(() -> isStarted = true);
    }

    boolean isStarted() {
        return isStarted;
    }

    boolean awaitsStart() {
        return !isStarted && !isStopping() && !isOver;
    }

    boolean awaitsRegistration() {
        return !wasRegistered && !isStopping() && !isOver;
    }

    void registered(boolean now) {
        change(() -> {
            isRegistered = now;
            wasRegistered |= now;
        });
    }

    boolean isRegistered() {
        return isRegistered;
    }

    boolean wasRegistered() {
        return wasRegistered;
    }

    /** Launched, and neither registered yet nor told to end. */
    boolean isStarting() {
        return !wasRegistered && !isStopping();
    }

    /** Returns true once, if its opportunistic container should become a guaranteed one. */
    boolean takePromotion() {
        boolean isDue = group.rules.promoted() && !grant.guaranteed() && !isPromoted && !isStopping();
        isPromoted |= isDue;
        return isDue;
    }

    /** The driver is asked to let it go. The first reason stays. */
    void drain(Verdict reason) {
        drain = drain == null ? reason : drain;
    }

    boolean isDraining() {
        return drain != null;
    }

    /** It may stay after all. */
    void undrain(Verdict reason) {
        drain = reason.equals(drain) ? null : drain;
    }

    /** It is told to end. If it was asked to go before, or ends already, that reason stays. */
    void stopping(Verdict reason) {
        isReleased = true;
        ending(reason);
    }

    private void ending(Verdict reason) {
        change(() -> stop = stop != null ? stop : drain != null ? drain : reason);
    }

    /** Its command has ended, and so does it, without being told. */
    void commandEnded(int status, Verdict reason) {
        if (stop == null) {
            commandStatus = OptionalInt.of(status);
            ending(reason);
        }
    }

    /** Its container was given back, or will be without our doing. */
    boolean isReleased() {
        return isReleased;
    }

    boolean isStopping() {
        return stop != null;
    }

    void machineGone(Verdict reason) {
        change(() -> {
            isMachineGone = true;
            isReleased = true;
            stop = stop == null ? reason : stop;
        });
    }

    boolean isMachineGone() {
        return isMachineGone;
    }

    void toldLost() {
        isToldLost = true;
    }

    boolean isToldLost() {
        return isToldLost;
    }

    void over() {
        group.count(this, -1);
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }

    /** Why it has to go, if it is told to. */
    @Nullable
    Verdict stopVerdict() {
        return stop;
    }

    /** Why it ended, given its container's exit status. */
    Verdict verdict(int status, String diagnostics) {
        Verdict ofExit = Verdict.ofExit(status, diagnostics);
        // A command may end because the cluster ends its container.
        boolean isEndedByCluster = commandStatus.isPresent() && !isReleased && status < 0;
        if (stop != null && !isEndedByCluster) {
            return stop;
        }
        if (drain != null && Verdict.isLeaving(status) && ofExit.lossClass() != LOSS_CLASS_MEMORY) {
            return drain;
        }
        boolean isSurplus = group.mayEnd > 0 || group.live() > group.target;
        return status == 0 && isSurplus ? Verdict.fewerWanted() : ofExit;
    }

    /** The status that counts: that of its command, if that has ended by itself. */
    int exitStatus(int ofContainer) {
        return ofContainer < 0 ? ofContainer : commandStatus.orElse(ofContainer);
    }

    AllocatorAction.TellStarted tellStarted() {
        return new AllocatorAction.TellStarted(id, group.name(), grant.host(), grant.container(), grant.logUrlOf(id));
    }

    ExecutorView view() {
        ExecutorView.State state = isRegistered ? ExecutorView.State.REGISTERED : ExecutorView.State.STARTING;
        return new ExecutorView(
                tellStarted(), isDraining() || isStopping() ? ExecutorView.State.LEAVING : state, since);
    }

    private void change(Runnable change) {
        group.count(this, -1);
        change.run();
        group.count(this, 1);
    }
}
