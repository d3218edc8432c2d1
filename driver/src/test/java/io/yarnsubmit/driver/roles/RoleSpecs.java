package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes roles for tests. */
final class RoleSpecs {
    private final String name;
    private final int count;
    Restart restart = Restart.RESTART_INSTANCE;
    int maxRestarts = 3;
    boolean optional;
    List<String> after = List.of();
    List<PeerNeed> peers = List.of();
    Optional<Duration> keyWithin = Optional.empty();
    boolean firstRunsAlone;

    RoleSpecs(String name, int count) {
        this.name = name;
        this.count = count;
    }

    static RoleSpecs role(String name, int count) {
        return new RoleSpecs(name, count);
    }

    RoleSpecs restart(Restart wanted, int most) {
        restart = wanted;
        maxRestarts = most;
        return this;
    }

    RoleSpecs group() {
        restart = Restart.RESTART_GROUP;
        return this;
    }

    RoleSpecs never() {
        restart = Restart.RESTART_NEVER;
        return this;
    }

    RoleSpecs optional() {
        optional = true;
        return this;
    }

    RoleSpecs after(String... names) {
        after = List.of(names);
        return this;
    }

    RoleSpecs needs(PeerNeed... needs) {
        peers = List.of(needs);
        return this;
    }

    RoleSpecs key(Duration within) {
        keyWithin = Optional.of(within);
        return this;
    }

    RoleSpecs firstRunsAlone() {
        firstRunsAlone = true;
        return this;
    }

    RoleSpec spec() {
        return new RoleSpec(
                name,
                count,
                restart,
                maxRestarts,
                Duration.ofHours(1),
                optional,
                after,
                counts ->
                        peers.stream().flatMap(need -> need.in(counts).stream()).toList(),
                keyWithin,
                firstRunsAlone);
    }
}
