package io.yarnsubmit.map.item;

import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an executor runs any unit.
 *
 * @param timeout null: none
 * @param setup a shell line for each executor; null: none
 */
public record CommandSpec(
        CommandTemplate command,
        @Nullable Duration timeout,
        int maxOutputBytes,
        @Nullable String setup) implements Serializable {
    private static final long serialVersionUID = 1;

    public static CommandSpec of(CommandTemplate command, MapOptions options) {
        return new CommandSpec(
                command,
                options.timeout().orElse(null),
                options.maxOutputBytes(),
                options.setup().orElse(null));
    }
}
