package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.util.List;
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
}
