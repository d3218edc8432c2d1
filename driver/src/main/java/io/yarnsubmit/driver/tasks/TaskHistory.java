package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The history of a task that has not ended. */
final class TaskHistory {
    /** A description of each lost executor that ran it, with the reason for the loss. */
    final List<String> losses = new ArrayList<>();
    /** The executors on which it threw. */
    final Set<Integer> threwOn = new HashSet<>();
    /** When it threw last, in ticks. */
    long threwAt;
    /** How many attempts are in flight besides the first: 0 or 1. */
    int copies;
    /** Whether it became ready again while a cancelled attempt is still in flight. */
    boolean readyAgain;
    /** How many losses it may have caused. */
    int blamed;
    /** How often it threw. */
    int errors;
    /** Whether it was on an executor that died of one of its tasks, and may have begun. */
    boolean suspect;
}
