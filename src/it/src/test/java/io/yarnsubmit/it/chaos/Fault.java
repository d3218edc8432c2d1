package io.yarnsubmit.it.chaos;

import java.time.Duration;

/**
 * One fault.
 *
 * @param choice a number of 0 or more that says which of those that can be hit is hit
 * @param lasts after how long it is undone, if it can be
 */
record Fault(FaultKind kind, int choice, Duration lasts) {
    /** Which of so many. */
    int of(int count) {
        return choice % count;
    }

    @Override
    public String toString() {
        return kind.words() + (lasts.isZero() ? "" : " for " + lasts.toMillis() + " ms") + " (" + choice + ")";
    }
}
