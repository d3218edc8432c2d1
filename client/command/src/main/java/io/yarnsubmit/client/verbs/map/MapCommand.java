package io.yarnsubmit.client.verbs.map;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.map.MapRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.submit.DryRunCommand;
import io.yarnsubmit.client.submit.SubmitCommand;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.map.MatchingFiles;
import io.yarnsubmit.client.yarn.map.RunPlaces;
import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.log.PreviousRun;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command for each of many items: makes the plan, and submits the driver that carries it out. */
final class MapCommand {
    private final MapRequest map;
    private final SubmitRequest wanted;
    private final boolean dryRun;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Console console;

    MapCommand(VerbRun run) {
        this.map = MapChecks.request(run.arguments());
        this.wanted = run.arguments().request().orElseThrow();
        this.dryRun = run.arguments().dryRun();
        this.home = run.home();
        this.environment = run.environment();
        this.console = run.console();
    }

    /** The exit status. */
    int run() throws InterruptedException {
        try (PrivateDirectory directory = PrivateDirectory.make("map")) {
            return run(new MapPreparation(map, wanted), directory.path());
        }
    }

    private int run(MapPreparation preparation, Path directory) throws InterruptedException {
        if (!preparation.writesThere()) {
            MapPlan plan = preparation.plan(System.in, this::filesMatching, map.options(), directory);
            PreviousRun former = MapPreparation.former(plan, place -> new LocalRunFiles());
            return run(preparation, plan, former, Optional.empty(), directory);
        }
        MapPlan plan;
        PreviousRun former;
        try (RunPlaces places = new RunPlaces(Cluster.of(configurationOfPlaces(), wanted.settings(), console::say))) {
            plan = preparation.plan(System.in, this::filesMatching, resolved(places), directory);
            places.check(plan);
            if (tag(plan).isPresent()) {
                places.checkUnused(plan.options().joblog().orElseThrow());
            }
            former = MapPreparation.former(plan, places::filesOf);
        }
        return run(preparation, plan, former, tag(plan), directory);
    }

    private MapOptions resolved(RunPlaces places) throws InterruptedException {
        MapOptions options = map.options();
        Optional<String> output = Optional.empty();
        if (options.output().isPresent()) {
            output = Optional.of(resolved(places, options.output().get()));
            tell("output goes to " + output.get());
        }
        Optional<String> joblog = Optional.empty();
        if (options.joblog().isPresent()) {
            joblog = Optional.of(resolved(places, options.joblog().get()));
            tell("the joblog is " + joblog.get());
        }
        return options.withPlaces(output, joblog);
    }

    /** In client mode a path without a scheme names a file of this machine. */
    private String resolved(RunPlaces places, String place) throws InterruptedException {
        boolean here = wanted.deployMode() == DeployMode.CLIENT && LocalRunFiles.have(place);
        return here ? place : places.resolve(place);
    }

    private void tell(String line) {
        if (!isQuiet()) {
            console.say("map: " + line);
        }
    }

    private boolean isQuiet() {
        return wanted.settings().get(ConfigKeys.QUIET);
    }

    /** A second run finds by it the application that writes this joblog. */
    private Optional<String> tag(MapPlan plan) {
        return wanted.master().equals(Master.YARN)
                ? plan.options()
                        .joblog()
                        .filter(place -> !LocalRunFiles.have(place))
                        .map(RunPlaces::tag)
                : Optional.empty();
    }

    private int run(MapPreparation preparation, MapPlan plan, PreviousRun former, Optional<String> tag, Path directory)
            throws InterruptedException {
        if (former.ended().cardinality() == plan.units() && !dryRun) {
            String line = "map: nothing is left to do: all " + plan.units() + " items have ended in an earlier run";
            if (former.failed() > 0) {
                console.say(line + ", " + former.failed() + " of them failed; --resume-failed runs those again");
            } else if (!isQuiet()) {
                console.say(line);
            }
            return former.exitStatus();
        }
        Path document = directory.resolve(MapPlan.FILE);
        write(plan, document);
        SubmitRequest request = preparation.submission(home.mapProgram(), document, plan, tag);
        return dryRun
                ? new DryRunCommand(request, home, environment, console)
                        .run(request.settings().get(ConfigKeys.JSON))
                : new SubmitCommand(request, home, environment, console).run();
    }

    private List<String> filesMatching(List<String> patterns) {
        return MatchingFiles.of(patterns, configuration().hadoop(), wanted.settings());
    }

    /** They may be on a cluster even if the executors are not. */
    private ClusterConfiguration configurationOfPlaces() {
        return wanted.master().equals(Master.EMBEDDED)
                ? ClusterConfiguration.of(List.of())
                : ClusterConfiguration.fromEnvironment(environment);
    }

    private ClusterConfiguration configuration() {
        return wanted.master().equals(Master.YARN)
                ? ClusterConfiguration.fromEnvironment(environment)
                : ClusterConfiguration.of(List.of());
    }

    private static void write(MapPlan plan, Path document) {
        try {
            plan.write(document);
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "The items cannot be written to " + document + ": " + e, e);
        }
    }
}
