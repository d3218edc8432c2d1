package io.yarnsubmit.client.yarn.applications;

import java.util.Optional;
import java.util.Set;

/**
 * Which applications are looked for.
 *
 * @param user empty: every user's
 * @param states names of YARN's states; empty: all
 */
public record ApplicationQuery(
        Optional<String> user, Optional<String> queue, Optional<String> tag, Set<String> states) {
    public ApplicationQuery {
        states = Set.copyOf(states);
    }

    /** All of one user's. */
    public static ApplicationQuery of(String user) {
        return new ApplicationQuery(Optional.of(user), Optional.empty(), Optional.empty(), Set.of());
    }
}
