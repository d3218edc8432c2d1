package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.item.CommandSpec;
import io.yarnsubmit.map.log.AttemptLog;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.log.PreviousRun;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.yarn.HadoopRunFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** One run, from the plan to the exit status. The entry point of the package. */
public final class MapRun {
    /** The staging directory, set by the host of a driver that is started again when it is lost. */
    private static final String STAGING = "YARN_SUBMIT_STAGING_DIRECTORY";

    /** Several, because each file takes some round trips; not many, because the NameNode serves others too. */
    private static final int WRITERS = 8;

    private final MapPlan plan;
    private final Map<String, String> environment;
    private final PrintStream err;
    private final boolean quiet;

    /**
     * Creates a run without starting it.
     *
     * @param err for messages; the output of units goes to the process's own streams or to a folder
     * @param quiet whether a run without failures reports nothing
     */
    public MapRun(MapPlan plan, Map<String, String> environment, PrintStream err, boolean quiet) {
        this.plan = plan;
        this.environment = environment;
        this.err = err;
        this.quiet = quiet;
    }

    /** Runs all units, and returns the exit status. */
    public int run() throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            return run(context);
        } catch (IllegalArgumentException | YarnSubmitException e) {
            return notStarted(String.valueOf(e.getMessage()));
        }
    }

    private int notStarted(String why) {
        say(why);
        return MapExitCode.NOT_STARTED;
    }

    private void say(String line) {
        err.println("yarn-submit map: " + line);
    }

    private int run(DriverContext context) throws InterruptedException {
        ResultLog log;
        try {
            log = openLog(context);
        } catch (IOException e) {
            return notStarted("The joblog cannot be used: " + e);
        }
        PreviousRun previous = log.previous();
        MapTotals totals = new MapTotals(plan.units(), previous.ended().cardinality(), previous.failed());
        previous.earlier().forEach(each -> totals.endedEarlier(each.end(), each.host()));
        MapReport report = new MapReport(plan, totals);
        MapReporter reporter = new MapReporter(err, report, totals, quiet);
        if (!quiet) {
            report.resumed().forEach(reporter::say);
        }
        Thread summaryHook = new Thread(() -> reporter.summary(() -> closed(log, false)), "map-summary");
        Runtime.getRuntime().addShutdownHook(summaryHook);
        MapCore core = new MapCore(MapSettings.of(plan), plan::unit, previous.settled(), totals);
        CommandSpec commandSpec = CommandSpec.of(plan.command(), plan.options());
        MapAction.Finish finish = new MapShell(context, commandSpec, core, resultWriter(log), reporter).run();
        finish.problem().ifPresent(reporter::say);
        int[] exitStatus = {finish.exitStatus()};
        reporter.summary(() -> {
            if (!closed(log, true)) {
                exitStatus[0] = MapExitCode.ABORTED;
            }
        });
        return exitStatus[0];
    }

    private boolean closed(ResultLog log, boolean complete) {
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

    private ResultLog openLog(DriverContext context) throws IOException {
        Optional<String> staging = Optional.ofNullable(environment.get(STAGING));
        AttemptLog opening = new AttemptLog(plan, MapRun::filesOf, staging, context.attempt());
        Optional<Joblog> joblog = opening.openJoblog();
        if (joblog.isPresent()) {
            return ResultLog.required(joblog.get());
        }
        try {
            return ResultLog.helpful(opening.openJournal().orElse(null), this::say);
        } catch (IOException e) {
            say(ResultLog.lost(e));
            return ResultLog.helpful(null, this::say);
        }
    }

    private static RunFiles filesOf(String name) {
        return LocalRunFiles.have(name) ? new LocalRunFiles() : HadoopRunFiles.ofDriver();
    }

    private ResultWriter resultWriter(ResultLog log) {
        if (plan.options().output().isPresent()) {
            String folder = plan.options().output().get();
            OutputFolder output = new OutputFolder(filesOf(folder), folder);
            return LocalRunFiles.have(folder)
                    ? ResultWriter.inTurn(output, log)
                    : ResultWriter.together(output, log, WRITERS);
        }
        IntFunction<String> prefix = plan.options().tag() ? number -> plan.tag(number) + "\t" : number -> "";
        // Not System.out, which hides write errors.
        return ResultWriter.inTurn(
                new OutputStreams(
                        new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), prefix),
                log);
    }
}
