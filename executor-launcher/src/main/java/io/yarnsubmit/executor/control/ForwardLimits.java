package io.yarnsubmit.executor.control;

import java.time.Duration;

/**
 * How much an executor passes on to the driver.
 *
 * @param calls that have no answer
 * @param bytes of their bodies
 * @param grace how long the driver may take for a request beyond what the request itself may wait
 */
record ForwardLimits(int calls, long bytes, Duration grace) {
    static final ForwardLimits USUAL = new ForwardLimits(1_000, 16 << 20, Duration.ofSeconds(15));
}
