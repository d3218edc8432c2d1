package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.elasticity.ElasticityCore;
import io.yarnsubmit.driver.elasticity.ElasticitySettings;
import io.yarnsubmit.driver.elasticity.GroupLoad;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Lets the {@link ElasticityCore} of one group look at the group's load: regularly, and soon after tasks were added. On
 * the loop.
 */
final class ElasticityShell {
    private static final Duration REGULARLY = Duration.ofMillis(500);
    /** A look takes time in proportion to the executors, so there is not one for every submitted task. */
    private static final Duration SOON = Duration.ofMillis(20);

    private final EventLoop loop;
    private final InstantSource clock;
    private final Supplier<GroupLoad> load;
    private final IntConsumer whenTarget;
    private final ElasticityCore core;
    private boolean lookPlanned;

    private ElasticityShell(
            EventLoop loop,
            InstantSource clock,
            Supplier<GroupLoad> load,
            IntConsumer whenTarget,
            ElasticityCore core) {
        this.loop = loop;
        this.clock = clock;
        this.load = load;
        this.whenTarget = whenTarget;
        this.core = core;
    }

    /** @param group an elastic group */
    static ElasticityShell of(
            ExecutorGroupPlan group,
            Settings settings,
            EventLoop loop,
            InstantSource clock,
            Supplier<GroupLoad> load,
            IntConsumer whenTarget) {
        return new ElasticityShell(loop, clock, load, whenTarget, core(group, settings, clock));
    }

    private static ElasticityCore core(ExecutorGroupPlan group, Settings settings, InstantSource clock) {
        return new ElasticityCore(
                new ElasticitySettings(
                        group.getElasticity().getMin(),
                        group.getElasticity().getMax(),
                        Math.max(1, group.getCores()),
                        settings.get(ConfigKeys.EXECUTOR_IDLE_TIMEOUT)),
                group.getInitialTotal(),
                clock.instant());
    }

    void start() {
        loop.schedule(REGULARLY, this::regularly);
    }

    private void regularly() {
        look();
        loop.schedule(REGULARLY, this::regularly);
    }

    void tasksAdded() {
        if (!lookPlanned) {
            lookPlanned = true;
            loop.schedule(SOON, () -> {
                lookPlanned = false;
                look();
            });
        }
    }

    void registered() {
        core.registered(clock.instant());
    }

    /** A link was opened, perhaps to another ApplicationMaster with its own estimates. */
    void linked() {
        core.capacityUnknown();
    }

    void capacity(int more) {
        core.capacity(more);
    }

    /** The driver has requested a number of executors itself. */
    void requested() {
        core.requested();
    }

    int least() {
        return core.least();
    }

    void lowered(int target) {
        core.lowered(target, clock.instant());
    }

    void slots(int slots) {
        core.slots(slots);
    }

    private void look() {
        core.looked(load.get(), clock.instant()).ifPresent(whenTarget);
    }
}
