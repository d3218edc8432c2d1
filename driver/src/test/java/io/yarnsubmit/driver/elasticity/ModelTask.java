package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;

/** A simulated task. */
record ModelTask(Instant arrives, Duration length) {}
