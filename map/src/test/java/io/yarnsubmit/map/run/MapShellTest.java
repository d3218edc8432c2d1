package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.map.item.CommandSpec;
import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.plan.NumberRange;
import io.yarnsubmit.map.run.MapAction.Cancel;
import io.yarnsubmit.map.run.MapAction.Deliver;
import io.yarnsubmit.map.run.MapAction.Finish;
import io.yarnsubmit.map.run.MapAction.ReplaceExecutor;
import io.yarnsubmit.map.run.MapAction.Start;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Verifies that every kind of action of the core is carried out. */
class MapShellTest {
    private final List<String> done = new ArrayList<>();

    /** Records calls, and answers as given by the map. */
    private <T> T recorder(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    done.add(method.getName());
                    return answers.get(method.getName());
                }));
    }

    private MapShell shell() {
        MapOptions options = new MapOptions(
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                MapOptions.Resume.NO,
                0,
                Optional.empty(),
                0);
        MapPlan plan = new MapPlan(CommandTemplate.of(List.of("true"), false), options, NumberRange.parse("1-9"));
        MapTotals totals = new MapTotals(9, 0, 0);
        TaskFuture<?> future =
                recorder(TaskFuture.class, Map.of("toCompletableFuture", new CompletableFuture<>(), "cancel", true));
        ExecutorInfo executor = new ExecutorInfo(1, "default", "h", "container_1", 1, Optional.empty());
        ExecutorGroup group = recorder(ExecutorGroup.class, Map.of("list", List.of(executor), "kill", true));
        return new MapShell(
                recorder(DriverContext.class, Map.of("submit", future, "executors", group)),
                CommandSpec.of(plan.command(), options),
                new MapCore(MapSettings.of(plan), plan::unit, new BitSet(), totals),
                ResultWriter.inTurn(end -> done.add("output " + end.number()), ResultLog.helpful(null, line -> {})),
                new MapReporter(
                        new PrintStream(OutputStream.nullOutputStream()), new MapReport(plan, totals), totals, false));
    }

    @Test
    void everyAction_isCarriedOut() {
        MapShell shell = shell();
        Map<MapAction, String> effects = Map.of(
                new Start(5, List.of(new UnitAttempt(1, 1, List.of("1"), Set.of()))), "submit",
                new Deliver(MapCoreTest.end(2, 1, 0), "h"), "output 2",
                new ReplaceExecutor("container_1", "h", "no disk"), "kill");
        effects.forEach((action, effect) -> {
            shell.carryOut(action);
            assertThat(done).as("after %s", action).contains(effect);
        });
        shell.carryOut(new Cancel(5));
        assertThat(done).contains("cancel");
        shell.carryOut(new Finish(3, Optional.empty()));
        done.clear();
        shell.carryOut(new Deliver(MapCoreTest.end(4, 1, 0), "h"));
        assertThat(done).as("after the end").isEmpty();
        // New kinds of actions must be added here.
        assertThat(MapAction.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Start.class, Deliver.class, ReplaceExecutor.class, Cancel.class, Finish.class);
    }
}
