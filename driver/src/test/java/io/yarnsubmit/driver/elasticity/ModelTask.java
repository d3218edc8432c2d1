package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;

/** A task of the model. */
record ModelTask(Instant arrives, Duration length) {}
