package io.yarnsubmit.map.run;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.map.item.Recipe;
import io.yarnsubmit.map.log.FormerRun;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.plan.MapExit;
import io.yarnsubmit.map.plan.MapPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One run, from the plan to the exit status: the package's way in. */
public final class MapRun {
    private final MapPlan plan;
    private final PrintStream err;

    /** @param err where it says what goes on; items' output goes to the process's own streams, or to a folder */
    public MapRun(MapPlan plan, PrintStream err) {
        this.plan = plan;
        this.err = err;
    }

    /** The exit status. */
    public int run() throws InterruptedException {
        try (Joblog joblog = openJoblog()) {
            return run(joblog);
        } catch (IllegalArgumentException e) {
            return notStarted(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return notStarted("The joblog cannot be used: " + e);
        } catch (YarnSubmitException e) {
            return notStarted(String.valueOf(e.getMessage()));
        }
    }

    private int notStarted(String why) {
        err.println("yarn-submit map: " + why);
        return MapExit.NOT_STARTED;
    }

    private @Nullable Joblog openJoblog() throws IOException {
        return plan.options().joblog().isPresent()
                ? Joblog.open(Path.of(plan.options().joblog().get()), plan)
                : null;
    }

    private int run(@Nullable Joblog joblog) throws InterruptedException {
        FormerRun former = joblog == null ? FormerRun.none() : joblog.former();
        MapTally tally = new MapTally(plan.units(), former.ended().cardinality(), former.failed());
        MapWords words = new MapWords(plan, tally);
        MapSpeaker speaker = new MapSpeaker(err, words, tally);
        words.resumed().forEach(speaker::say);
        Thread lastWords = new Thread(speaker::summary, "map-summary");
        Runtime.getRuntime().addShutdownHook(lastWords);
        try (DriverContext context = DriverContext.open()) {
            MapCore core = new MapCore(MapRules.of(plan), plan::unit, former.ended(), tally);
            Recipe recipe = Recipe.of(plan.command(), plan.options());
            MapAction.Finish finish = new MapShell(context, recipe, core, output(), joblog, speaker).run();
            finish.problem().ifPresent(speaker::say);
            speaker.summary();
            return finish.exitStatus();
        }
    }

    private Output output() {
        if (plan.options().output().isPresent()) {
            return new OutputFolder(Path.of(plan.options().output().get()));
        }
        IntFunction<String> prefix = plan.options().tag() ? number -> plan.tag(number) + "\t" : number -> "";
        // Not System.out, which keeps a failure to itself.
        return new OutputStreams(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), prefix);
    }
}
