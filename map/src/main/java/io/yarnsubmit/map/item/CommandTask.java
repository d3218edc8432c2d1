package io.yarnsubmit.map.item;

import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskContext;
import io.yarnsubmit.map.plan.CommandTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command, as it is given, as a unit of its own.
 *
 * @param number names it within the application
 * @param environment variables beside the executor's own
 * @param timeout its time limit; null for none
 * @param earlierAttempts how often it was tried before
 * @param maxOutputBytes how much of the end of each stream is kept
 */
public record CommandTask(
        int number,
        List<String> command,
        Map<String, String> environment,
        @Nullable Duration timeout,
        int earlierAttempts,
        int maxOutputBytes)
        implements Task<CommandResult> {
    private static final long serialVersionUID = 1;

    public CommandTask {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public CommandResult call() throws IOException, InterruptedException {
        TaskContext task = TaskContext.current();
        CommandSpec spec =
                new CommandSpec(new CommandTemplate(command, false), timeout, maxOutputBytes, null, environment);
        int attempt = earlierAttempts + task.attempt();
        return new CommandResult(
                task.executorId(),
                task.host(),
                attempt,
                new UnitRun(spec, ExecutorEnvironment.ofThisProcess())
                        .run(new UnitAttempt(number, attempt, List.of(), Set.of())));
    }
}
