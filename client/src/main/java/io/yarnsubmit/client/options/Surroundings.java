package io.yarnsubmit.client.options;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command finds around it, apart from its arguments.
 *
 * @param environment the process's environment variables
 * @param confDirectory the distribution's {@code conf} directory, where {@code yarn-submit.properties} may be; null when
 *     there is no distribution
 */
public record Surroundings(
        Map<String, String> environment, @Nullable Path confDirectory) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Without the values of the environment, which may be secrets. */
    @Override
    public String toString() {
        return "Surroundings[confDirectory=" + confDirectory + "]";
    }
}
