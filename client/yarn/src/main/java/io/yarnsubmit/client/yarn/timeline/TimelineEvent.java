package io.yarnsubmit.client.yarn.timeline;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a timeline.
 *
 * @param event its name for programs, such as {@code executorLost}
 * @param attempt of the application; 0 if it does not matter
 * @param words what happened, for people
 * @param facts for programs
 */
public record TimelineEvent(Instant time, String event, int attempt, String words, Map<String, Object> facts) {}
