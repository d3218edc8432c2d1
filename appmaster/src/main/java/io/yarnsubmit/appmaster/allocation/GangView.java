package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import java.util.Optional;

/**
 * How a group stands that is not used before so many of its containers are there.
 *
 * @param gathered containers that are there
 * @param needed how many have to be there, in this group; each other group of the kind has to have its own too
 * @param givenBack when those that are there are given back, unless enough have come by then
 * @param askedAgain when the next ones are asked for, after they were given back
 */
public record GangView(int gathered, int needed, Optional<Instant> givenBack, Optional<Instant> askedAgain) {}
