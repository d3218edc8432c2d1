package io.yarnsubmit.driver.roles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which executor has which instance. */
final class Seats {
    private static final Comparator<Instance> NEXT = Comparator.<Instance, Boolean>comparing(
                    instance -> instance.phase.isFinal())
            .thenComparing(instance -> instance.id.index());

    private final Outbox out;
    private final Map<Integer, Seat> byExecutor = new TreeMap<>();

    Seats(Outbox out) {
        this.out = out;
    }

    Optional<Seat> of(int executorId) {
        return Optional.ofNullable(byExecutor.get(executorId));
    }

    void add(int executorId, Role role, String host) {
        byExecutor.put(executorId, new Seat(executorId, role, host));
    }

    /**
     * The executor is gone.
     *
     * @return who has had it
     */
    @Nullable
    Instance remove(int executorId) {
        Seat seat = byExecutor.remove(executorId);
        if (seat == null || seat.instance == null) {
            return null;
        }
        seat.instance.seat = null;
        return seat.instance;
    }

    /** Gives executors that nobody has to the lowest vacant indices. */
    void fill(Role role) {
        List<Seat> spare = spare(role);
        List<Instance> vacant = role.members().stream()
                .filter(instance -> instance.seat == null && instance.needsExecutor())
                .sorted(NEXT)
                .toList();
        for (int i = 0; i < Math.min(spare.size(), vacant.size()); i++) {
            Seat seat = spare.get(i);
            Instance instance = vacant.get(i);
            seat.instance = instance;
            instance.seat = seat;
            instance.host = seat.host;
        }
    }

    /** Gives back executors that are not needed any more, and says how many are. */
    void release(Role role) {
        for (Instance instance : List.copyOf(role.instances.values())) {
            boolean isSurplus = instance.id.index() >= role.count;
            Seat seat = instance.seat;
            if (seat != null && !instance.needsExecutor() && instance.phase != Instance.Phase.STOPPING) {
                end(seat, instance.phase == Instance.Phase.SUCCEEDED);
            }
            if (isSurplus && instance.seat == null) {
                role.instances.remove(instance.id.index());
            }
        }
        int total = role.wantedExecutors();
        List<Seat> spare = spare(role);
        long live = role.members().stream()
                .filter(instance -> instance.seat != null && !instance.seat.leaving)
                .count();
        for (int i = spare.size(); i > 0 && live + i > total; i--) {
            end(spare.get(i - 1), false);
        }
        if (total != role.executors) {
            role.executors = total;
            out.add(new RolesAction.SetExecutors(role.name(), total));
        }
    }

    private List<Seat> spare(Role role) {
        List<Seat> spare = new ArrayList<>();
        for (Seat seat : byExecutor.values()) {
            if (seat.role == role && seat.instance == null && !seat.leaving) {
                spare.add(seat);
            }
        }
        return spare;
    }

    private void end(Seat seat, boolean done) {
        remove(seat.executorId);
        if (!seat.leaving) {
            out.add(new RolesAction.EndExecutor(seat.executorId, seat.role.name(), done));
        }
    }
}
