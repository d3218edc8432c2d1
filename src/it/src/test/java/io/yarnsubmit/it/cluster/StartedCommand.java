package io.yarnsubmit.it.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that a test started, for those who look into the test's failure.
 *
 * @param command its words
 * @param environment what it has besides that of this JVM
 * @param process its handle, also after its end
 * @param outputs what it has written so far, by the name of the stream
 */
public record StartedCommand(
        List<String> command, Map<String, String> environment, Process process, Map<String, Supplier<String>> outputs) {
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");

    public StartedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The applications that it has named. */
    public Set<String> applications() {
        Set<String> ids = new LinkedHashSet<>();
        for (Supplier<String> output : outputs.values()) {
            Matcher matcher = APPLICATION.matcher(output.get());
            while (matcher.find()) {
                ids.add(matcher.group());
            }
        }
        return ids;
    }
}
