package io.yarnsubmit.client;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.dryrun.DryRunJson;
import io.yarnsubmit.client.dryrun.DryRunReport;
import io.yarnsubmit.client.dryrun.DryRunText;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.dryrun.DryRun;
import io.yarnsubmit.protocol.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows what a submission would do: {@code --dry-run}. */
final class DryRunCommand {
    private final SubmitRequest request;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;

    DryRunCommand(SubmitRequest request, ProductHome home, Map<String, String> environment, Console console) {
        this.request = request;
        this.home = home;
        this.environment = environment;
        this.console = console;
    }

    /** The exit status: 0 when it would be submitted. */
    int run(boolean json) throws InterruptedException {
        if (request.master().isLocal()) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "--dry-run shows what a cluster would be asked for, and --master local asks none. Leave out one of the"
                            + " two");
        }
        DryRunReport report = report();
        if (json) {
            DryRunJson.lines(report).forEach(line -> console.print(line.toString()));
        } else {
            DryRunText.lines(report).forEach(console::print);
            report.problems().forEach(console::say);
        }
        return report.isFine() ? ExitCode.SUCCESS : ExitCode.NOT_STARTED;
    }

    private DryRunReport report() throws InterruptedException {
        Path directory;
        try {
            directory = Files.createTempDirectory("yarn-submit");
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "No temporary directory can be made: " + e.getMessage(), e);
        }
        try {
            return new DryRun(request, home, console::say).report(environment, directory);
        } finally {
            remove(directory);
        }
    }

    private void remove(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.delete(path);
            }
        } catch (IOException e) {
            console.say(directory + " could not be removed: " + e);
        }
    }
}
