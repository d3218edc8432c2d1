package io.yarnsubmit.driver.roles;

import io.yarnsubmit.driver.roles.Instance.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether the application is decided by how its instances are now. */
final class Verdict {
    private final SuccessRule rule;
    private final Collection<Role> roles;

    Verdict(SuccessRule rule, Collection<Role> roles) {
        this.rule = rule;
        this.roles = roles;
    }

    /** @param failed those that have failed for good, in this order */
    Optional<Decision> decision(List<Instance> failed, Instant now) {
        if (rule instanceof SuccessRule.Driver) {
            return Optional.empty();
        }
        if (rule instanceof SuccessRule.Any) {
            return any(failed, now);
        }
        // What the rule names decides also when it is optional.
        Optional<Instance> bad = failed.stream().filter(this::decides).findFirst();
        if (bad.isPresent()) {
            return bad.map(instance -> new Decision(false, instance.view(now)));
        }
        if (rule instanceof SuccessRule.One one) {
            return all(List.of(one.instance()), now);
        }
        return all(
                roles.stream()
                        .filter(
                                rule instanceof SuccessRule.Role named
                                        ? role -> role.name().equals(named.role())
                                        : this::counts)
                        .flatMap(role -> role.members().stream())
                        .map(instance -> instance.id)
                        .toList(),
                now);
    }

    private Optional<Decision> any(List<Instance> failed, Instant now) {
        List<Instance> members = roles.stream()
                .filter(this::counts)
                .flatMap(role -> role.members().stream())
                .toList();
        Optional<Instance> good = members.stream()
                .filter(instance -> instance.phase == Phase.SUCCEEDED)
                .findFirst();
        if (good.isPresent()) {
            return good.map(instance -> new Decision(true, instance.view(now)));
        }
        List<Instance> bad = failed.stream().filter(members::contains).toList();
        return !members.isEmpty() && members.stream().allMatch(instance -> instance.phase == Phase.FAILED)
                ? Optional.of(new Decision(false, bad.get(bad.size() - 1).view(now)))
                : Optional.empty();
    }

    private Optional<Decision> all(List<InstanceId> named, Instant now) {
        Instance last = null;
        for (InstanceId id : named) {
            Instance instance = find(id);
            if (instance == null || instance.phase != Phase.SUCCEEDED) {
                return Optional.empty();
            }
            last = instance;
        }
        return Optional.ofNullable(last).map(instance -> new Decision(true, instance.view(now)));
    }

    private @org.jspecify.annotations.Nullable Instance find(InstanceId id) {
        for (Role role : roles) {
            if (role.name().equals(id.role())) {
                return id.index() < role.count ? role.instances.get(id.index()) : null;
            }
        }
        return null;
    }

    private boolean decides(Instance instance) {
        return counts(instance.role)
                || (rule instanceof SuccessRule.One one && one.instance().equals(instance.id))
                || (rule instanceof SuccessRule.Role role && role.role().equals(instance.role.name()));
    }

    /** Optional roles decide nothing, unless there are no others. */
    private boolean counts(Role role) {
        return !role.spec.optional() || roles.stream().allMatch(each -> each.spec.optional());
    }
}
