package io.yarnsubmit.driver.switchboard;

import io.yarnsubmit.driver.elasticity.ElasticityCore;
import io.yarnsubmit.driver.elasticity.ElasticitySettings;
import io.yarnsubmit.driver.elasticity.Load;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the {@link ElasticityCore} how things are: regularly, and soon after tasks came. Of the default group alone, because
 * tasks go nowhere else; other groups have as many executors as the driver asks for. On the loop.
 */
final class Elasticity {
    private static final Duration REGULARLY = Duration.ofMillis(500);
    /** A look takes time that grows with the executors, so a driver that submits task by task is not followed by as many. */
    private static final Duration SOON = Duration.ofMillis(20);

    private final EventLoop loop;
    private final InstantSource clock;
    private final Supplier<Load> load;
    private final IntConsumer whenTarget;
    private final @Nullable ElasticityCore core;
    private boolean lookPlanned;

    private Elasticity(
            EventLoop loop,
            InstantSource clock,
            Supplier<Load> load,
            IntConsumer whenTarget,
            @Nullable ElasticityCore core) {
        this.loop = loop;
        this.clock = clock;
        this.load = load;
        this.whenTarget = whenTarget;
        this.core = core;
    }

    /** Does nothing when the plan does not ask for elasticity. */
    static Elasticity of(
            List<ExecutorGroupPlan> groups,
            Settings settings,
            EventLoop loop,
            InstantSource clock,
            Supplier<Load> load,
            IntConsumer whenTarget) {
        ElasticityCore core = groups.stream()
                .filter(group -> group.getName().equals(LaunchNames.DEFAULT_GROUP) && group.hasElasticity())
                .findFirst()
                .map(group -> core(group, settings, clock))
                .orElse(null);
        return new Elasticity(loop, clock, load, whenTarget, core);
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
        if (core != null) {
            loop.schedule(REGULARLY, this::regularly);
        }
    }

    private void regularly() {
        look();
        loop.schedule(REGULARLY, this::regularly);
    }

    void tasksCame() {
        if (core != null && !lookPlanned) {
            lookPlanned = true;
            loop.schedule(SOON, () -> {
                lookPlanned = false;
                look();
            });
        }
    }

    void registered() {
        if (core != null) {
            core.registered(clock.instant());
        }
    }

    /** Perhaps to another ApplicationMaster, whose estimates are its own. */
    void linked() {
        if (core != null) {
            core.capacityUnknown();
        }
    }

    void capacity(Map<String, Integer> more) {
        Integer ofGroup = more.get(LaunchNames.DEFAULT_GROUP);
        if (core != null && ofGroup != null) {
            core.capacity(ofGroup);
        }
    }

    /** The driver has asked for a number of executors itself. */
    void requested(String group) {
        if (core != null && group.equals(LaunchNames.DEFAULT_GROUP)) {
            core.requested();
        }
    }

    private void look() {
        if (core != null) {
            core.looked(load.get(), clock.instant()).ifPresent(whenTarget);
        }
    }
}
