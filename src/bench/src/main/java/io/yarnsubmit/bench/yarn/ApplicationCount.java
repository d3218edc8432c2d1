package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Arrivals;

/**
 * What the ResourceManager counted of one application.
 *
 * @param heartbeats of its ApplicationMaster
 * @param granted the containers that it was told of in the answers
 */
public record ApplicationCount(Arrivals heartbeats, Arrivals granted) {}
