package io.yarnsubmit.map.item;

import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor needs to run units.
 *
 * @param timeout the time limit of a unit; null for none
 * @param setup a shell command to run once on each executor; null for none
 * @param environment variables beside the executor's own
 */
public record CommandSpec(
        CommandTemplate command,
        @Nullable Duration timeout,
        int maxOutputBytes,
        @Nullable String setup,
        Map<String, String> environment)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public CommandSpec {
        environment = Map.copyOf(environment);
    }

    /** For the items of a run. */
    public static CommandSpec of(CommandTemplate command, MapOptions options) {
        return new CommandSpec(
                command,
                options.timeout().orElse(null),
                options.maxOutputBytes(),
                options.setup().orElse(null),
                Map.of());
    }
}
