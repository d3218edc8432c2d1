package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has happened to a task that has not ended. */
final class TaskHistory {
    /** How each executor that it was lost with is called, and why it was lost. */
    final List<String> losses = new ArrayList<>();
    /** The executors on which it threw. */
    final Set<Integer> threwOn = new HashSet<>();
    /** When it threw last, in ticks. */
    long threwAt;
    /** How many attempts are in flight beside the first: 0 or 1. */
    int copies;
    /** It was cancelled, is in flight still, and was said to be ready again. */
    boolean readyAgain;
    /** How many losses it may have brought about. */
    int blamed;
    /** How often it threw. */
    int errors;
    /** It was in the queue of an executor that died of a task, and may have been begun. */
    boolean suspect;
}
