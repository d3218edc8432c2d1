package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import io.yarnsubmit.protocol.v1.InstanceState;
import org.jspecify.annotations.Nullable;

/** An executor of a simulation: carries out orders, and knows its state. */
final class SimulatedExecutor {
    final int id;
    final String role;
    boolean alive = true;
    boolean connected;
    /** It was given up or told to end. */
    boolean leaving;

    RolesAction.@Nullable SendOrder order;
    InstanceState.@Nullable Builder state;
    boolean commandRuns;
    /** Whether the driver has the state. */
    boolean told = true;

    SimulatedExecutor(int id, String role) {
        this.id = id;
        this.role = role;
    }

    /** Takes an order, as an executor does that has perhaps had it before. */
    void ordered(RolesAction.SendOrder wanted) {
        if (order == null || order.run() != wanted.run()) {
            if (commandRuns) {
                throw new AssertionError("executor " + id + " still runs its command when it is given another run");
            }
            state = null;
        }
        order = wanted;
        if (state == null && wanted.wanted() == Wanted.WANTED_PREPARED) {
            state(InstanceState.Phase.PHASE_PREPARED).putPorts("p", 20_000 + id);
        } else if (wanted.wanted() == Wanted.WANTED_RUNNING && isAt(InstanceState.Phase.PHASE_PREPARED)) {
            commandRuns = true;
            state(InstanceState.Phase.PHASE_RUNNING);
        } else if (wanted.wanted() == Wanted.WANTED_STOPPED && !isAt(InstanceState.Phase.PHASE_ENDED) && !commandRuns) {
            state(InstanceState.Phase.PHASE_ENDED).setStopped(true);
        }
    }

    boolean isStopping() {
        return commandRuns && order != null && order.wanted() == Wanted.WANTED_STOPPED;
    }

    boolean isAt(InstanceState.Phase phase) {
        return state != null && state.getPhase() == phase;
    }

    InstanceState.Builder state(InstanceState.Phase phase) {
        InstanceState.Builder next = InstanceState.newBuilder().setPhase(phase);
        if (order != null) {
            next.setRun(order.run());
        }
        state = next;
        told = false;
        return next;
    }

    void ended(InstanceState.Builder end) {
        commandRuns = false;
        end.setPhase(InstanceState.Phase.PHASE_ENDED);
        if (order != null) {
            end.setRun(order.run());
        }
        state = end;
        told = false;
    }
}
