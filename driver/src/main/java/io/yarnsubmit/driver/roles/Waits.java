package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.Instance.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What instances wait for before they start. For one pass over all, because it remembers what it has found. */
final class Waits {
    private final Map<String, Role> roles;
    private final Map<String, Boolean> ready = new HashMap<>();
    private final Map<String, Boolean> prepared = new HashMap<>();
    private final Map<String, Optional<Instance>> failed = new HashMap<>();
    private final Map<String, Optional<Instance>> unreachable = new HashMap<>();

    Waits(Map<String, Role> roles) {
        this.roles = roles;
    }

    /** Why an instance that is prepared does not start yet; empty if nothing is in its way. */
    Optional<String> reason(Instance instance) {
        for (String before : instance.role.spec.after()) {
            if (!ready.computeIfAbsent(before, this::isReady)) {
                return Optional.of("it waits until " + before + " is ready");
            }
        }
        for (PeerNeed need : instance.role.spec.peers()) {
            if (!isPrepared(need)) {
                return Optional.of("it waits for the address of " + need);
            }
        }
        return Optional.empty();
    }

    private boolean isReady(String name) {
        Role role = roles.get(name);
        return role == null || role.isReady();
    }

    private boolean isPrepared(PeerNeed need) {
        Role role = roles.get(need.role());
        if (role == null) {
            return true;
        }
        if (need.index().isPresent()) {
            Instance peer = peer(role, need.index().getAsInt());
            return peer != null && peer.isPrepared();
        }
        return prepared.computeIfAbsent(need.role(), name -> role.allPrepared());
    }

    private static @Nullable Instance peer(Role role, int index) {
        return index < role.count ? role.instances.get(index) : null;
    }

    /** Why an instance that has not started never will; empty if it may. */
    Optional<String> doom(Instance instance) {
        for (String before : instance.role.spec.after()) {
            Optional<Instance> bad = firstFailed(before);
            if (bad.isPresent()) {
                return Optional.of("it comes after " + before + ", and " + bad.get().id + " has failed");
            }
        }
        for (PeerNeed need : instance.role.spec.peers()) {
            Optional<Instance> bad = outOfReach(need);
            if (bad.isPresent()) {
                return Optional.of("it needs the address of " + bad.get().id + ", which has ended");
            }
        }
        return Optional.empty();
    }

    private Optional<Instance> firstFailed(String name) {
        return failed.computeIfAbsent(name, unused -> first(name, instance -> instance.phase == Phase.FAILED));
    }

    private Optional<Instance> outOfReach(PeerNeed need) {
        Role role = roles.get(need.role());
        if (role != null && need.index().isPresent()) {
            return Optional.ofNullable(peer(role, need.index().getAsInt())).filter(Instance::isOutOfReach);
        }
        return unreachable.computeIfAbsent(need.role(), name -> first(name, Instance::isOutOfReach));
    }

    private Optional<Instance> first(String name, Predicate<Instance> which) {
        return Optional.ofNullable(roles.get(name))
                .flatMap(role -> role.members().stream().filter(which).findFirst());
    }
}
