package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.elasticity.GroupLoad;
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

/** The {@link ElasticityShell} of each elastic group. Calls for other groups do nothing. On the loop. */
final class ElasticityShells {
    private final Map<String, ElasticityShell> byGroup = new HashMap<>();

    ElasticityShells(
            List<ExecutorGroupPlan> groups,
            Settings settings,
            EventLoop loop,
            InstantSource clock,
            Function<String, GroupLoad> load,
            ObjIntConsumer<String> whenTarget) {
        for (ExecutorGroupPlan group : groups) {
            String name = group.getName();
            if (group.hasElasticity()) {
                byGroup.put(
                        name,
                        ElasticityShell.of(
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
        byGroup.values().forEach(ElasticityShell::start);
    }

    void tasksAdded(String group) {
        of(group, ElasticityShell::tasksAdded);
    }

    void registered(String group) {
        of(group, ElasticityShell::registered);
    }

    /** A link was opened, perhaps to another ApplicationMaster with its own estimates. */
    void linked() {
        byGroup.values().forEach(ElasticityShell::linked);
    }

    void capacity(Map<String, Integer> more) {
        more.forEach((group, executors) -> of(group, elasticity -> elasticity.capacity(executors)));
    }

    /** The driver has requested a number of executors itself. */
    void requested(String group) {
        of(group, ElasticityShell::requested);
    }

    /** Below what the target of the group does not fall while the number follows the tasks. */
    int least(String group) {
        ElasticityShell elasticity = byGroup.get(group);
        return elasticity == null ? 0 : elasticity.least();
    }

    /** An executor goes and is not replaced. */
    void lowered(String group, int target) {
        of(group, elasticity -> elasticity.lowered(target));
    }

    /** New executors run this many tasks at a time. */
    void slots(String group, int slots) {
        of(group, elasticity -> elasticity.slots(slots));
    }

    void allReleased() {
        byGroup.values().forEach(ElasticityShell::requested);
    }

    private void of(String group, Consumer<ElasticityShell> change) {
        ElasticityShell elasticity = byGroup.get(group);
        if (elasticity != null) {
            change.accept(elasticity);
        }
    }
}
