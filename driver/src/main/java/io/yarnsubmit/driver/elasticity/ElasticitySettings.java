package io.yarnsubmit.driver.elasticity;

import java.time.Duration;

/**
 * The user's limits for an elastic group.
 *
 * @param min the least number of executors
 * @param max the greatest number of executors
 * @param slots how many tasks an executor runs at a time
 * @param idleTimeout how long executors are kept without work
 */
public record ElasticitySettings(int min, int max, int slots, Duration idleTimeout) {
    public ElasticitySettings {
        if (min < 0 || max < min || slots < 1) {
            throw new IllegalArgumentException(min + ".." + max + " executors with " + slots + " slots");
        }
    }
}
