package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.util.Set;

/**
 * The ResourceManager wants containers back.
 *
 * @param strict containers that will be taken in any case
 * @param choice containers of which some will be taken, unless we give back as much ourselves
 * @param choiceMemoryMib how much memory is to be given back, of {@code choice} or of others
 * @param within how long the ResourceManager waits
 */
public record PreemptionNotice(Set<String> strict, Set<String> choice, long choiceMemoryMib, Duration within) {
    public PreemptionNotice {
        strict = Set.copyOf(strict);
        choice = Set.copyOf(choice);
    }
}
