package io.yarnsubmit.driver.roles;

import io.yarnsubmit.api.ExecutorLoss.Cause;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Roles by chance, so that there is a decision in the end.
 *
 * @param services roles whose commands do not end
 * @param mayFail whether anything happens that counts
 */
record RandomRoles(
        List<RoleSpec> specs,
        Map<String, List<PeerNeed>> needs,
        SuccessRule rule,
        Set<String> services,
        boolean mayFail) {
    static RandomRoles of(Random random) {
        SuccessRule rule = switch (random.nextInt(6)) {
            case 0 -> new SuccessRule.Driver();
            case 1 -> new SuccessRule.Any();
            case 2 -> new SuccessRule.One(new InstanceId("work", 0));
            case 3 -> new SuccessRule.Role("work");
            default -> new SuccessRule.All();
        };
        boolean servicesMayBe = !(rule instanceof SuccessRule.All) && !(rule instanceof SuccessRule.Any);
        List<RoleSpec> specs = new ArrayList<>();
        Map<String, List<PeerNeed>> needs = new HashMap<>();
        Set<String> services = new HashSet<>();
        List<String> names = List.of("work", "server", "board").subList(0, 1 + random.nextInt(3));
        for (String name : names) {
            boolean isWork = name.equals("work");
            RoleSpecs spec = RoleSpecs.role(name, 1 + random.nextInt(4)).restart(restart(random), random.nextInt(4));
            if (!isWork && random.nextInt(4) == 0) {
                spec.optional();
            }
            if (!isWork && (servicesMayBe || spec.optional) && random.nextInt(2) == 0) {
                services.add(name);
            }
            relations(random, spec, name, names);
            if (random.nextInt(5) == 0) {
                spec.key(Duration.ofMinutes(2));
            }
            needs.put(name, spec.peers);
            specs.add(spec.spec());
        }
        return new RandomRoles(List.copyOf(specs), needs, rule, services, random.nextInt(4) > 0);
    }

    private static Restart restart(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Restart.RESTART_NEVER;
            case 1 -> Restart.RESTART_INSTANCE;
            default -> Restart.RESTART_GROUP;
        };
    }

    private static void relations(Random random, RoleSpecs spec, String name, List<String> names) {
        int own = names.indexOf(name);
        if (random.nextInt(3) == 0) {
            spec.firstRunsAlone().needs(PeerNeed.all(name));
        } else if (random.nextBoolean()) {
            String other = names.get(random.nextInt(names.size()));
            spec.needs(random.nextBoolean() ? PeerNeed.all(other) : PeerNeed.one(other, 0));
        }
        // Later ones come first, as work needs its servers.
        if (own < names.size() - 1 && random.nextInt(3) == 0) {
            spec.after(names.get(own + 1));
        }
    }

    /** Whether the command of an instance ends by itself. */
    boolean ends(InstanceId id) {
        boolean waits = id.index() > 0
                && specs.stream().anyMatch(spec -> spec.name().equals(id.role()) && spec.firstRunsAlone());
        return !waits && !services.contains(id.role());
    }

    boolean decides() {
        return !(rule instanceof SuccessRule.Driver);
    }

    Cause anyCause(Random random) {
        Cause[] causes = mayFail ? Cause.values() : new Cause[] {Cause.OURS, Cause.PREEMPTED, Cause.NODE};
        return causes[random.nextInt(causes.length)];
    }
}
