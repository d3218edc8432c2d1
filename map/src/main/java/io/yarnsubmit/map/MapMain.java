package io.yarnsubmit.map;

import io.yarnsubmit.map.plan.MapExit;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.run.MapRun;
import java.io.IOException;
import java.nio.file.Path;

/** The driver of {@code yarn-submit map}. Its argument is the document with the {@link MapPlan}. */
public final class MapMain {
    private MapMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        MapPlan plan;
        try {
            plan = MapPlan.read(Path.of(arguments[0]));
        } catch (IOException e) {
            System.err.println("yarn-submit map: the plan cannot be read: " + e);
            System.exit(MapExit.NOT_STARTED);
            return;
        }
        System.exit(new MapRun(plan, System.getenv(), System.err).run());
    }
}
