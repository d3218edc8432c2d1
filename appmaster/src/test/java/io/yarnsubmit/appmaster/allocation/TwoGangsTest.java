package io.yarnsubmit.appmaster.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two applications on a cluster that has room for one of them: each gets half of what it needs. Neither may wait for the
 * other for ever; both run in the end, one after the other.
 */
class TwoGangsTest {
    private static final int SLOTS = 8;
    private static final int NEEDED = 6;
    private static final Seeds SEEDS = Seeds.of(50, 200);
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    @Test
    void bothRunInTheEnd() {
        SEEDS.forEach(seed -> {
            Cluster cluster = new Cluster(seed);
            cluster.run();
            assertThat(cluster.finished()).as("%s", cluster.trace).isTrue();
        });
    }

    private static final class Cluster {
        private final Random random;
        private final List<Tenant> tenants = new ArrayList<>();
        private final StringBuilder trace = new StringBuilder();
        private Instant now = Instant.EPOCH;
        private int free = SLOTS;
        private int nextContainer = 1;

        Cluster(long seed) {
            random = new Random(seed);
            tenants.add(new Tenant("first", seed));
            tenants.add(new Tenant("second", seed + 1_000_000));
        }

        boolean finished() {
            return tenants.stream().allMatch(tenant -> tenant.hasRun);
        }

        void run() {
            tenants.forEach(tenant -> {
                tenant.carryOut("begin", tenant.core.begin(now));
                tenant.carryOut("hub known", tenant.core.hubKnown(0, now));
            });
            Instant end = now.plus(LONG_ENOUGH);
            while (!finished() && now.isBefore(end)) {
                now = now.plusMillis(500);
                // One at a time, to whom comes first: so each of two that ask together gets half.
                tenants.get(random.nextInt(2)).takeOne();
                tenants.forEach(Tenant::timePasses);
            }
        }

        private final class Tenant {
            private final String name;
            private final AllocatorCore core;
            private final Set<String> containers = new LinkedHashSet<>();
            private final Map<String, Integer> launched = new LinkedHashMap<>();
            private int asked;
            private boolean hasRun;

            Tenant(String name, long seed) {
                this.name = name;
                core = new AllocatorCore(
                        AllocatorStory.settings(1, AllocatorStory.gang("g", NEEDED, NEEDED)), new Random(seed));
            }

            void takeOne() {
                if (asked > 0 && free > 0) {
                    free--;
                    String container = "c" + nextContainer++;
                    containers.add(container);
                    Grant grant = new Grant(container, "g", "h", "log", true, true);
                    carryOut("granted " + container, core.granted(List.of(grant), now));
                }
            }

            void timePasses() {
                if (core.nextDeadline(now).filter(at -> !at.isAfter(now)).isPresent()) {
                    carryOut("tick", core.tick(now));
                }
                if (!hasRun && launched.size() == NEEDED) {
                    // Its work is done in no time.
                    hasRun = true;
                    carryOut("end", core.end(now));
                    for (String container : List.copyOf(launched.keySet())) {
                        gone(container);
                    }
                }
            }

            private void gone(String container) {
                if (containers.remove(container)) {
                    free++;
                }
            }

            private void carryOut(String event, List<AllocatorAction> actions) {
                trace.append(now + " " + name + ": " + event + " -> " + actions + "\n");
                for (AllocatorAction action : actions) {
                    if (action instanceof AllocatorAction.Ask ask) {
                        asked += ask.count();
                    } else if (action instanceof AllocatorAction.Withdraw withdraw) {
                        asked -= withdraw.count();
                    } else if (action instanceof AllocatorAction.Settle settle) {
                        asked -= settle.count();
                    } else if (action instanceof AllocatorAction.Release release) {
                        gone(release.container());
                    } else if (action instanceof AllocatorAction.Launch launch) {
                        launched.put(launch.grant().container(), launch.executorId());
                    }
                }
            }
        }
    }
}
