package io.yarnsubmit.map;

import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.run.MapRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The driver of {@code yarn-submit map}. Its first argument is the path of the {@link MapPlan}; {@link #QUIET} may
 * follow.
 */
public final class MapMain {
    /** Reports nothing about a run without failures. */
    public static final String QUIET = "--quiet";

    private MapMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        MapPlan plan;
        try {
            plan = MapPlan.read(Path.of(arguments[0]));
        } catch (IOException e) {
            System.err.println("yarn-submit map: the plan cannot be read: " + e);
            System.exit(MapExitCode.NOT_STARTED);
            return;
        }
        boolean quiet = List.of(arguments).contains(QUIET);
        System.exit(new MapRun(plan, System.getenv(), System.err, quiet).run());
    }
}
