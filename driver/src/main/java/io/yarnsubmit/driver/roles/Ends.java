package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.Instance.Phase;
import io.yarnsubmit.driver.roles.Instance.StopCause;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What follows when a command has ended, or must end. */
final class Ends {
    /** How often in a row an instance may find a port taken before that counts as a failure. */
    static final int MOST_PORTS_TAKEN = 5;

    private final Outbox out;
    /** In the order in which they failed for good. */
    private final List<Instance> failed = new ArrayList<>();

    Ends(Outbox out) {
        this.out = out;
    }

    List<Instance> failed() {
        return failed;
    }

    /** The command has ended, or could not be started. */
    void ended(Instance instance, InstanceState state, Instant now) {
        boolean isStopping = instance.phase == Phase.STOPPING;
        instance.exitStatus = OptionalInt.of(state.getExitStatus());
        if (isStopping) {
            stopped(instance, now);
        } else if (state.getStopped()) {
            // Its executor has been told to end, and will be lost.
            again(instance, "its executor ends", now);
        } else if (state.getProblem().isEmpty() && state.getExitStatus() == 0) {
            succeeded(instance);
        } else if (state.getPortTaken() && ++instance.portsTakenInRow <= MOST_PORTS_TAKEN) {
            again(instance, "another program has taken its port", now);
        } else {
            instance.portsTakenInRow = 0;
            failed(instance, why(state), now);
        }
        out.happened(Happened.Kind.ENDED, instance, now);
    }

    private static String why(InstanceState state) {
        return state.getProblem().isEmpty() ? "it exited with " + state.getExitStatus() : state.getProblem();
    }

    /** The executor is gone, and with it whatever ran there. */
    void lost(Instance instance, boolean counts, OptionalInt exitStatus, String why, Instant now) {
        boolean hadStarted = !instance.hasNotStarted();
        if (instance.phase.isFinal()) {
            return;
        }
        if (instance.phase == Phase.STOPPING) {
            stopped(instance, now);
        } else if (counts) {
            instance.exitStatus = exitStatus;
            failed(instance, why, now);
        } else {
            again(instance, why, now);
        }
        if (hadStarted) {
            out.happened(Happened.Kind.ENDED, instance, now);
        }
    }

    private void succeeded(Instance instance) {
        instance.phase = Phase.SUCCEEDED;
        instance.message = "";
        if (instance.role.spec.firstRunsAlone() && instance.id.index() == 0) {
            instance.role.members().forEach(other -> {
                if (other.phase.isActive() || other.phase == Phase.STOPPING) {
                    stop(other, StopCause.FINISHED);
                } else if (other.hasNotStarted()) {
                    other.phase = Phase.SUCCEEDED;
                }
            });
        }
    }

    /** It starts again, and nobody is blamed. */
    private void again(Instance instance, String why, Instant now) {
        boolean hadStarted = instance.role.isGroup() && instance.role.hasStarted();
        instance.await(instance.notBefore.isAfter(now) ? instance.notBefore : now);
        instance.message = why;
        if (hadStarted) {
            restart(instance, Duration.ZERO, now);
        }
    }

    private void failed(Instance instance, String why, Instant now) {
        Role role = instance.role;
        role.failures.add(instance.id.index(), now);
        int failures = role.failures.count(now);
        if (role.spec.restart() == Restart.RESTART_NEVER) {
            failForGood(instance, why);
        } else if (failures > role.spec.maxRestarts()) {
            failForGood(
                    instance,
                    role.spec.maxRestarts() == 0
                            ? why
                            : why + ", and " + role.name() + " has failed " + failures + " times within "
                                    + role.spec.restartWindow().toMinutes() + " min");
        } else if (role.isGroup()) {
            instance.await(now);
            instance.message = why;
            restart(instance, role.failures.delay(now), now);
        } else {
            instance.await(now.plus(role.failures.delay(instance.id.index(), now)));
            instance.message = why;
        }
    }

    /** It never starts again. */
    void failForGood(Instance instance, String why) {
        instance.phase = Phase.FAILED;
        instance.message = why;
        failed.add(instance);
        Role role = instance.role;
        if (role.isGroup() && !role.failed) {
            role.failed = true;
            role.restarting = false;
            for (Instance other : role.members()) {
                if (other.phase.isActive() || other.phase == Phase.STOPPING) {
                    stop(other, StopCause.ROLE_FAILED);
                } else if (!other.phase.isFinal()) {
                    failWith(other);
                }
            }
        }
    }

    private void failWith(Instance instance) {
        instance.phase = Phase.FAILED;
        instance.message = "another one of its role has failed for good";
        failed.add(instance);
    }

    /** All instances of a role that is one group stop, and then start again. */
    void restart(Instance reason, Duration delay, Instant now) {
        Role role = reason.role;
        Instant from = now.plus(delay);
        if (!role.restarting) {
            role.restarting = true;
            role.restartNotBefore = from;
            out.happened(Happened.Kind.ROLE_RESTARTED, reason, now);
        } else if (from.isAfter(role.restartNotBefore)) {
            role.restartNotBefore = from;
        }
        for (Instance instance : role.members()) {
            if (instance.phase.isActive() || instance.phase == Phase.STOPPING) {
                stop(instance, StopCause.RESTART);
            } else if (instance.phase != Phase.FAILED) {
                instance.await(now);
            }
        }
    }

    /** Ends the command; another reason than before counts from now on. */
    void stop(Instance instance, StopCause cause) {
        boolean isNew = instance.phase != Phase.STOPPING;
        instance.phase = Phase.STOPPING;
        instance.stopCause = cause;
        if (isNew) {
            out.order(instance);
        }
    }

    private void stopped(Instance instance, Instant now) {
        StopCause cause = instance.stopCause == null ? StopCause.RESTART : instance.stopCause;
        boolean isSurplus = instance.id.index() >= instance.role.count;
        instance.stopCause = null;
        if (cause == StopCause.END || isSurplus) {
            instance.phase = Phase.STOPPED;
            return;
        }
        switch (cause) {
            case RESTART, SCALED, END -> instance.await(now);
            case NOT_READY -> failed(instance, instance.message, now);
            case FINISHED -> instance.phase = Phase.SUCCEEDED;
            case ROLE_FAILED -> failWith(instance);
        }
    }
}
