package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.Instance.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes instances on to where nothing is in their way. */
final class Steps {
    private final Map<String, Role> roles;
    private final Seats seats;
    private final Ends ends;
    private final Outbox out;
    private long runs;

    Steps(Map<String, Role> roles, Seats seats, Ends ends, Outbox out) {
        this.roles = roles;
        this.seats = seats;
        this.ends = ends;
        this.out = out;
    }

    /** So many runs were ordered before. */
    void ordered(long before) {
        runs = before;
    }

    /** Orders what can be ordered now. */
    void proceed(Instant now) {
        roles.values().forEach(role -> prepare(role, now));
        start();
    }

    private void prepare(Role role, Instant now) {
        seats.fill(role);
        boolean allStopped = role.members().stream().noneMatch(instance -> instance.phase == Phase.STOPPING);
        if (role.restarting && allStopped && !now.isBefore(role.restartNotBefore)) {
            role.restarting = false;
            role.generation++;
        }
        for (Instance instance : role.members()) {
            if (instance.phase == Phase.WAITING
                    && !role.restarting
                    && instance.canBeOrdered()
                    && !now.isBefore(instance.notBefore)) {
                instance.phase = Phase.PREPARING;
                instance.run = ++runs;
                out.order(instance);
            }
        }
    }

    /** Those that wait for what has failed for good never start. */
    void failTheDoomed() {
        boolean more = true;
        while (more) {
            more = false;
            Waits waits = new Waits(roles);
            for (Role role : roles.values()) {
                for (Instance instance : role.members()) {
                    Optional<String> doom = instance.hasNotStarted() ? waits.doom(role) : Optional.empty();
                    if (doom.isPresent()) {
                        ends.failForGood(instance, doom.get());
                        more = true;
                    }
                }
            }
        }
    }

    private void start() {
        Waits waits = new Waits(roles);
        List<Instance> starting = new ArrayList<>();
        for (Role role : roles.values()) {
            for (Instance instance : role.members()) {
                if (instance.phase == Phase.PREPARED && instance.canBeOrdered()) {
                    Optional<String> reason = waits.reason(role);
                    instance.message = reason.orElse("");
                    if (reason.isEmpty()) {
                        starting.add(instance);
                    }
                }
            }
        }
        for (Instance instance : starting) {
            instance.phase = Phase.STARTING;
            instance.starts++;
            out.order(instance);
        }
    }

    /** Tells of those that are not as they were. */
    void report(Instant now) {
        for (Role role : roles.values()) {
            for (Instance instance : role.instances.values()) {
                InstanceView view = instance.view(now);
                if (!view.equals(instance.reported)) {
                    instance.reported = view;
                    out.add(new RolesAction.Report(view));
                }
            }
        }
    }
}
