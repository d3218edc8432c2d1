package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container as it really is, whatever the core thinks of it. */
final class SimulatedContainer {
    enum Phase {
        ON_ITS_WAY,
        HELD,
        LAUNCHED,
        RUNS,
        /** Nothing is in it any more; the ResourceManager has yet to say so. */
        OVER
    }

    final String id;
    final int group;
    final String groupTold;
    final SimulatedMachine machine;
    final boolean fits;
    final boolean guaranteed;
    Phase phase = Phase.ON_ITS_WAY;
    int executor;
    /** How its process, or nothing, ended. */
    int exitStatus = -100;
    /** The ResourceManager never says that it has completed: it was lost with its machine. */
    boolean silent;

    boolean completionToldToCore;
    /** The core of this attempt knows it as live. */
    boolean counted;
    /** In which group the core counts it; -1: in none yet. */
    int countedIn = -1;
    /** The core has got it from the ResourceManager, as a grant or a leftover. */
    boolean namedByRm;

    boolean released;
    /** Its driver is gone, and the next one does not know it. */
    boolean orphaned;
    /** The core has given it up because the ResourceManager did not name it. */
    boolean claimIsOver;

    @Nullable
    Instant heldAt;

    /** When the core has to give it up, unless something is heard of it. */
    @Nullable
    Instant giveUpAt;

    boolean stopped;
    boolean machineGoneTold;
    boolean promoted;
    boolean registeredInCore;
    boolean everRegisteredInCore;

    @Nullable
    Instant goneAt;

    @Nullable
    Instant claimedAt;

    SimulatedContainer(
            String id, int group, String groupTold, SimulatedMachine machine, boolean fits, boolean guaranteed) {
        this.id = id;
        this.group = group;
        this.groupTold = groupTold;
        this.machine = machine;
        this.fits = fits;
        this.guaranteed = guaranteed;
    }

    Grant grant(String groupSaid) {
        return new Grant(id, groupSaid, machine.host, "log", fits, guaranteed);
    }

    /** A new attempt knows nothing. */
    void forgottenByCore() {
        counted = false;
        countedIn = -1;
        namedByRm = false;
        released = false;
        stopped = false;
        machineGoneTold = false;
        promoted = false;
        registeredInCore = false;
        everRegisteredInCore = false;
        claimIsOver = false;
        giveUpAt = null;
        claimedAt = null;
        goneAt = null;
    }

    @Override
    public String toString() {
        return id + (executor > 0 ? "/" + executor : "");
    }
}
