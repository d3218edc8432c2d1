package io.yarnsubmit.client.options;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command finds around it, apart from its arguments.
 *
 * @param environment the process's environment variables
 * @param confDirectory the distribution's {@code conf} directory, where {@code yarn-submit.properties} may be; null when
 *     there is no distribution
 * @param nativeEncoding in which the JVM read the arguments, such as UTF-8, or US-ASCII in cron's C locale
 */
public record Surroundings(
        Map<String, String> environment, @Nullable Path confDirectory, Charset nativeEncoding) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** For arguments that do not come from a command line, or from one in UTF-8. */
    public Surroundings(Map<String, String> environment, @Nullable Path confDirectory) {
        this(environment, confDirectory, StandardCharsets.UTF_8);
    }

    /** For the arguments that this process was started with. */
    public static Surroundings ofProcess(Map<String, String> environment, @Nullable Path confDirectory) {
        // Before Java 18 no supported API tells it.
        String encoding = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
        return new Surroundings(environment, confDirectory, Charset.forName(encoding));
    }

    /** Without the values of the environment, which may be secrets. */
    @Override
    public String toString() {
        return "Surroundings[confDirectory=" + confDirectory + "]";
    }
}
