package io.yarnsubmit.it.failure;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.StartedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the commands of a test and the applications they submitted have said. */
final class CommandReport {
    private static final int LINES = 60;
    private static final int MOST_COMMANDS = 8;
    private static final int MOST_APPLICATIONS = 3;
    private static final Duration WHY_LIMIT = Duration.ofSeconds(30);

    private CommandReport() {}

    static String of(List<StartedCommand> commands) {
        StringBuilder text = new StringBuilder();
        List<StartedCommand> last = last(commands, MOST_COMMANDS);
        last.forEach(command -> text.append(command(command)));
        Map<String, Map<String, String>> applications = new LinkedHashMap<>();
        last.forEach(command -> command.applications().forEach(id -> applications.put(id, command.environment())));
        for (String id : last(List.copyOf(applications.keySet()), MOST_APPLICATIONS)) {
            text.append("-- logs of ").append(id).append('\n').append(new ContainerLogEnds(Path.of("target")).of(id));
            text.append("-- why ").append(id).append('\n').append(why(id, applications.get(id)));
        }
        return text.toString();
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static String command(StartedCommand command) {
        StringBuilder text = new StringBuilder("-- ")
                .append(String.join(" ", command.command()))
                .append(": ")
                .append(command.state().get())
                .append('\n');
        command.outputs()
                .forEach((stream, said) ->
                        text.append("  ").append(stream).append(":\n").append(LastLines.of(said.get(), LINES)));
        return text.toString();
    }

    private static String why(String applicationId, Map<String, String> environment) {
        Command why = Command.bare().option("why", applicationId);
        environment.forEach(why::env);
        return LastLines.of(why.runWithin(WHY_LIMIT), LINES);
    }
}
