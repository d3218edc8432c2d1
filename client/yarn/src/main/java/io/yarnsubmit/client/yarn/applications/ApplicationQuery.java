package io.yarnsubmit.client.yarn.applications;

import java.util.Optional;
import java.util.Set;

/**
 * The applications to look for.
 *
 * @param user empty: all users
 * @param states names of YARN's states; empty: all
 */
public record ApplicationQuery(
        Optional<String> user, Optional<String> queue, Optional<String> tag, Set<String> states) {
    public ApplicationQuery {
        states = Set.copyOf(states);
    }

    /** All applications of one user. */
    public static ApplicationQuery of(String user) {
        return new ApplicationQuery(Optional.of(user), Optional.empty(), Optional.empty(), Set.of());
    }
}
