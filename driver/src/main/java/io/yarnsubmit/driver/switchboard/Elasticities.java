package io.yarnsubmit.driver.switchboard;

import io.yarnsubmit.driver.elasticity.Load;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** The {@link Elasticity} of each group whose plan asks for it; of the others nothing happens. On the loop. */
final class Elasticities {
    private final Map<String, Elasticity> byGroup = new HashMap<>();

    Elasticities(
            List<ExecutorGroupPlan> groups,
            Settings settings,
            EventLoop loop,
            InstantSource clock,
            Function<String, Load> load,
            ObjIntConsumer<String> whenTarget) {
        for (ExecutorGroupPlan group : groups) {
            String name = group.getName();
            if (group.hasElasticity()) {
                byGroup.put(
                        name,
                        Elasticity.of(
                                group,
                                settings,
                                loop,
                                clock,
                                () -> load.apply(name),
                                target -> whenTarget.accept(name, target)));
            }
        }
    }

    void start() {
        byGroup.values().forEach(Elasticity::start);
    }

    void tasksCame(String group) {
        of(group, Elasticity::tasksCame);
    }

    void registered(String group) {
        of(group, Elasticity::registered);
    }

    /** Perhaps to another ApplicationMaster, whose estimates are its own. */
    void linked() {
        byGroup.values().forEach(Elasticity::linked);
    }

    void capacity(Map<String, Integer> more) {
        more.forEach((group, executors) -> of(group, elasticity -> elasticity.capacity(executors)));
    }

    /** The driver has asked for a number of executors itself. */
    void requested(String group) {
        of(group, Elasticity::requested);
    }

    void allGivenBack() {
        byGroup.values().forEach(Elasticity::requested);
    }

    private void of(String group, Consumer<Elasticity> change) {
        Elasticity elasticity = byGroup.get(group);
        if (elasticity != null) {
            change.accept(elasticity);
        }
    }
}
