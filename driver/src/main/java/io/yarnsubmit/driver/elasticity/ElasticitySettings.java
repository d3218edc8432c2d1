package io.yarnsubmit.driver.elasticity;

import java.time.Duration;

/**
 * What the user allows.
 *
 * @param min executors that there are always
 * @param max executors that there are at most
 * @param slots tasks that one executor runs at a time
 * @param idleTimeout how long more executors are kept than there is work for
 */
public record ElasticitySettings(int min, int max, int slots, Duration idleTimeout) {
    public ElasticitySettings {
        if (min < 0 || max < min || slots < 1) {
            throw new IllegalArgumentException(min + ".." + max + " executors with " + slots + " slots");
        }
    }
}
