package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.Instance.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What instances wait for before they start. All of a role wait for the same. For one pass over all, because it remembers what
 * it has found.
 */
final class Waits {
    private final Map<String, Role> roles;
    private final Map<Role, Optional<String>> reasons = new HashMap<>();
    private final Map<Role, Optional<String>> dooms = new HashMap<>();

    Waits(Map<String, Role> roles) {
        this.roles = roles;
    }

    /** Why those that are prepared do not start yet; empty if nothing is in their way. */
    Optional<String> reason(Role role) {
        return reasons.computeIfAbsent(role, this::findReason);
    }

    private Optional<String> findReason(Role role) {
        for (String before : role.spec.after()) {
            Role other = roles.get(before);
            if (other != null && !other.isReady()) {
                return Optional.of("it waits until " + before + " is ready");
            }
        }
        for (InstanceId id : role.peers) {
            Instance peer = find(id);
            if (peer == null || !peer.isPrepared()) {
                return Optional.of("it waits for the address of " + id);
            }
        }
        return Optional.empty();
    }

    /** Why those that have not started never will; empty if they may. */
    Optional<String> doom(Role role) {
        return dooms.computeIfAbsent(role, this::findDoom);
    }

    private Optional<String> findDoom(Role role) {
        for (String before : role.spec.after()) {
            Optional<Instance> failed = first(before, instance -> instance.phase == Phase.FAILED);
            if (failed.isPresent()) {
                return Optional.of("it comes after " + before + ", and " + failed.get().id + " has failed");
            }
        }
        for (InstanceId id : role.peers) {
            Instance peer = find(id);
            if (peer != null && peer.isOutOfReach()) {
                return Optional.of("it needs the address of " + id + ", which has ended");
            }
        }
        return Optional.empty();
    }

    private @Nullable Instance find(InstanceId id) {
        Role role = roles.get(id.role());
        return role == null || id.index() >= role.count ? null : role.instances.get(id.index());
    }

    private Optional<Instance> first(String name, Predicate<Instance> which) {
        return Optional.ofNullable(roles.get(name))
                .flatMap(role -> role.members().stream().filter(which).findFirst());
    }
}
