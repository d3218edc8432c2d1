package io.yarnsubmit.driver.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that is to run as a task.
 *
 * @param group on whose executors it runs
 * @param timeout of one attempt
 * @param attempts how often it is tried in all
 */
record CommandTaskSpec(
        String group, List<String> command, Map<String, String> environment, Optional<Duration> timeout, int attempts) {
    CommandTaskSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** How much it takes in memory, about. */
    long bytes() {
        long bytes = 0;
        for (String word : command) {
            bytes += word.getBytes(StandardCharsets.UTF_8).length;
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            bytes += each.getKey().length() + each.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
