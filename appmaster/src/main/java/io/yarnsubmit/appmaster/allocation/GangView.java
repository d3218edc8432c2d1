package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a group that waits for its containers to start together.
 *
 * @param gathered containers that are there
 * @param needed how many this group needs; each other such group needs its own too
 * @param givenBack when the gathered ones are given back, unless enough have come by then
 * @param askedAgain when they are requested again, after they were given back
 */
public record GangView(int gathered, int needed, Optional<Instant> givenBack, Optional<Instant> askedAgain) {}
