package io.yarnsubmit.appmaster.lifecycle;

/**
 * Which attempt this is, of how many. An attempt knows only its number: YARN does not count attempts that ended by preemption or
 * with their machine, nor those older than the validity interval, and may start more.
 *
 * @param current 1 or more
 * @param most how many are started if each of them counts
 * @param retryDriver whether a driver that fails by itself is run again
 */
public record Attempts(int current, int most, boolean retryDriver) {

    public boolean isLast() {
        return current >= most;
    }

    boolean retriesDriver() {
        return retryDriver && !isLast();
    }
}
