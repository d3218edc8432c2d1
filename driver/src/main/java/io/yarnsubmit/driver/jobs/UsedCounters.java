package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.protocol.CounterNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The names of the counters that a job has used so far. */
final class UsedCounters {
    private final Set<String> names = new HashSet<>();

    /** Adds names; returns the first for which there is no room. */
    Optional<String> oneTooMany(Collection<String> more) {
        for (String name : more) {
            if (names.size() == CounterNames.MOST && !names.contains(name)) {
                return Optional.of(name);
            }
            names.add(name);
        }
        return Optional.empty();
    }
}
