package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Settings for tests that care for little of them. */
final class TestSettings {
    private TestSettings() {}

    static AllocatorSettings of(int maxFailures, Duration registration, int firstId, List<GroupRules> groups) {
        return new AllocatorSettings(
                groups,
                maxFailures,
                Duration.ofHours(1),
                3,
                Duration.ofMinutes(10),
                Set.of(),
                Duration.ofMinutes(2),
                registration,
                Duration.ofMinutes(3),
                AllocatorSettings.GRANT_HOLD,
                AllocatorSettings.ADOPTION_TIMEOUT,
                firstId);
    }

    static GroupRules group(String name, int initialTarget) {
        return new GroupRules(name, initialTarget, 0, 1024, 1, false);
    }

    /** One to three groups, few of them large. */
    static List<GroupRules> groups(Random random) {
        List<GroupRules> groups = new ArrayList<>();
        int most = random.nextInt(10) == 0 ? 200 : 8;
        for (String name : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            int initial = random.nextInt(most);
            int min = random.nextInt(3) == 0 ? 1 + random.nextInt(most) : 0;
            groups.add(new GroupRules(name, initial, min, 1024 << random.nextInt(2), 1, random.nextInt(4) == 0));
        }
        return groups;
    }
}
