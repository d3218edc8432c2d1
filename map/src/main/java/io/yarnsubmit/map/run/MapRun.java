package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.map.files.LocalFiles;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.Recipe;
import io.yarnsubmit.map.log.AttemptLog;
import io.yarnsubmit.map.log.FormerRun;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.plan.MapExit;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.yarn.HadoopFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** One run, from the plan to the exit status: the package's way in. */
public final class MapRun {
    /** The application's own folder, which the host of a driver that may be started again tells. */
    private static final String STAGING = "YARN_SUBMIT_STAGING_DIRECTORY";

    /** Each file takes some rounds between machines, and the NameNode serves others too. */
    private static final int WRITERS = 8;

    private final MapPlan plan;
    private final Map<String, String> environment;
    private final PrintStream err;
    private final boolean quiet;

    /**
     * Begins nothing yet.
     *
     * @param err where it says what goes on; items' output goes to the process's own streams, or to a folder
     * @param quiet says nothing of a run that ends well
     */
    public MapRun(MapPlan plan, Map<String, String> environment, PrintStream err, boolean quiet) {
        this.plan = plan;
        this.environment = environment;
        this.err = err;
        this.quiet = quiet;
    }

    /** The exit status. */
    public int run() throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            return run(context);
        } catch (IllegalArgumentException | YarnSubmitException e) {
            return notStarted(String.valueOf(e.getMessage()));
        }
    }

    private int notStarted(String why) {
        say(why);
        return MapExit.NOT_STARTED;
    }

    private void say(String line) {
        err.println("yarn-submit map: " + line);
    }

    private int run(DriverContext context) throws InterruptedException {
        EndLog log;
        try {
            log = openLog(context);
        } catch (IOException e) {
            return notStarted("The joblog cannot be used: " + e);
        }
        FormerRun former = log.former();
        MapTally tally = new MapTally(plan.units(), former.ended().cardinality(), former.failed());
        former.earlier().forEach(each -> tally.endedEarlier(each.end(), each.host()));
        MapWords words = new MapWords(plan, tally);
        MapSpeaker speaker = new MapSpeaker(err, words, tally, quiet);
        if (!quiet) {
            words.resumed().forEach(speaker::say);
        }
        Thread lastWords = new Thread(() -> speaker.summary(() -> closed(log, false)), "map-summary");
        Runtime.getRuntime().addShutdownHook(lastWords);
        MapCore core = new MapCore(MapRules.of(plan), plan::unit, former.settled(), tally);
        Recipe recipe = Recipe.of(plan.command(), plan.options());
        MapAction.Finish finish = new MapShell(context, recipe, core, deliveries(log), speaker).run();
        finish.problem().ifPresent(speaker::say);
        int[] exitStatus = {finish.exitStatus()};
        speaker.summary(() -> {
            if (!closed(log, true)) {
                exitStatus[0] = MapExit.BROKEN_OFF;
            }
        });
        return exitStatus[0];
    }

    private boolean closed(EndLog log, boolean complete) {
        try (log) {
            if (complete) {
                log.complete();
            }
            return true;
        } catch (IOException e) {
            say("The joblog cannot be written: " + e.getMessage());
            return false;
        }
    }

    private EndLog openLog(DriverContext context) throws IOException {
        Optional<String> staging = Optional.ofNullable(environment.get(STAGING));
        AttemptLog opening = new AttemptLog(plan, MapRun::filesOf, staging, context.attempt());
        Optional<Joblog> joblog = opening.openJoblog();
        if (joblog.isPresent()) {
            return EndLog.required(joblog.get());
        }
        try {
            return EndLog.helpful(opening.openJournal().orElse(null), this::say);
        } catch (IOException e) {
            say(EndLog.lost(e));
            return EndLog.helpful(null, this::say);
        }
    }

    private static RunFiles filesOf(String name) {
        return LocalFiles.have(name) ? new LocalFiles() : HadoopFiles.ofDriver();
    }

    private Deliveries deliveries(EndLog log) {
        if (plan.options().output().isPresent()) {
            String folder = plan.options().output().get();
            OutputFolder output = new OutputFolder(filesOf(folder), folder);
            return LocalFiles.have(folder) ? Deliveries.inTurn(output, log) : Deliveries.together(output, log, WRITERS);
        }
        IntFunction<String> prefix = plan.options().tag() ? number -> plan.tag(number) + "\t" : number -> "";
        // Not System.out, which keeps a failure to itself.
        return Deliveries.inTurn(
                new OutputStreams(
                        new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), prefix),
                log);
    }
}
