package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the ApplicationMaster of an application on YARN. */
final class Application {
    private static final Logger log = LoggerFactory.getLogger(Application.class);

    private Application() {}

    static void start(ApplicationPlan plan, AmContainer container) throws IOException {
        log.info("attempt {} of {}, {}", container.attempt(), container.applicationId(), plan.getName());
        PlanView view = new PlanView(plan, container);
        YarnPlace place = new YarnPlace(view);
        ApplicationMaster master = new ApplicationMaster(view, place);
        Runtime.getRuntime()
                .addShutdownHook(OwnThreads.unstarted("end", OwnThreads.NOT_MISSED, () -> endNow(master, place)));

        // Read before YARN knows this attempt, so that the end of an ApplicationMaster does not undo the driver's end.
        Optional<ApplicationEnd> kept = place.keptEnding();
        master.register();
        master.begin(lifecycle -> kept.ifPresentOrElse(lifecycle::endedBefore, lifecycle::registered));
    }

    private static void endNow(ApplicationMaster master, YarnPlace place) {
        master.endNow();
        place.cleanUpIfKilled();
    }
}
