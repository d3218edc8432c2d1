package io.yarnsubmit.client;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.map.MatchingFiles;
import io.yarnsubmit.map.log.FormerRun;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command for each of many items: makes the plan, and submits the driver that carries it out. */
final class MapCommand {
    private final Invocation.RunMap wanted;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;

    MapCommand(Invocation.RunMap wanted, ProductHome home, Map<String, String> environment, Console console) {
        this.wanted = wanted;
        this.home = home;
        this.environment = environment;
        this.console = console;
    }

    /** The exit status. */
    int run() throws InterruptedException {
        MapPreparation preparation = new MapPreparation(wanted.map(), wanted.request());
        MapPlan plan = preparation.plan(System.in, this::filesMatching);
        FormerRun former = MapPreparation.former(plan);
        if (former.ended().cardinality() == plan.units() && !wanted.dryRun()) {
            console.say("map: nothing is left to do: all " + plan.units() + " items have ended in a former run"
                    + (former.failed() == 0
                            ? ""
                            : ", " + former.failed() + " of them failed; --resume-failed runs those again"));
            return former.exitStatus();
        }
        Path directory = temporaryDirectory();
        Path document = directory.resolve(MapPlan.FILE);
        try {
            write(plan, document);
            SubmitRequest request = preparation.submission(home.mapProgram(), document);
            return wanted.dryRun()
                    ? new DryRunCommand(request, home, environment, console)
                            .run(request.settings().get(ConfigKeys.JSON))
                    : new SubmitCommand(request, home, environment, console).run();
        } finally {
            remove(document, directory);
        }
    }

    private List<String> filesMatching(List<String> patterns) {
        ClusterConfiguration configuration = wanted.request().master().equals(Master.YARN)
                ? ClusterConfiguration.fromEnvironment(environment)
                : ClusterConfiguration.of(List.of());
        return MatchingFiles.of(patterns, configuration.hadoop());
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("yarn-submit-map");
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "No temporary directory can be made: " + e.getMessage(), e);
        }
    }

    private static void write(MapPlan plan, Path document) {
        try {
            plan.write(document);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "The items cannot be written to " + document + ": " + e, e);
        }
    }

    private void remove(Path document, Path directory) {
        try {
            Files.deleteIfExists(document);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            console.complain(directory + " could not be removed: " + e);
        }
    }
}
