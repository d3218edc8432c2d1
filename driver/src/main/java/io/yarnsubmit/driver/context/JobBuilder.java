package io.yarnsubmit.driver.context;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.api.FailurePolicy;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.StageOptions;
import io.yarnsubmit.driver.jobs.JobPlan;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.driver.tasks.TaskSettings;
import io.yarnsubmit.protocol.cause.ShortText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Orders a stage and all stages that it depends on, each after its dependencies. For one use. */
final class JobBuilder {
    /** Smaller outputs go through the driver, because fetching them from an executor would take longer. */
    private static final long KEEP_ABOVE_BYTES = 32 << 10;

    private static final int LONGEST_NAME = 200;

    private final JobSubmitter.Limits limits;
    private final Map<PlannedStage<?>, Integer> places = new IdentityHashMap<>();
    private final List<StagePlan> plans = new ArrayList<>();
    private final List<JobSpec.StageCode> code = new ArrayList<>();

    JobBuilder(JobSubmitter.Limits limits) {
        this.limits = limits;
    }

    JobSpec build(long id, PlannedStage<?> last, JobOptions options, JobPlan.ResultMode mode) {
        Deque<PlannedStage<?>> path = new ArrayDeque<>();
        path.push(last);
        while (!path.isEmpty()) {
            PlannedStage<?> stage = path.peek();
            boolean ready = true;
            for (PlannedStage.Parent earlier : stage.earlier()) {
                if (!places.containsKey(earlier.stage())) {
                    path.push(earlier.stage());
                    ready = false;
                }
            }
            if (ready) {
                path.pop();
                if (!places.containsKey(stage)) {
                    add(stage, stage == last, mode);
                }
            }
        }
        JobPlan plan = new JobPlan(plans, mode, limits.maxHeldBytes());
        return new JobSpec(
                id, shown(options.name().orElse(last.name())), options.pool(), options.priority(), plan, code);
    }

    private void add(PlannedStage<?> stage, boolean last, JobPlan.ResultMode mode) {
        StageOptions options = stage.options();
        List<StagePlan.Dependency> dependencies = new ArrayList<>();
        boolean list = stage.earlier().size() > 1;
        for (PlannedStage.Parent earlier : stage.earlier()) {
            dependencies.add(new StagePlan.Dependency(requireNonNull(places.get(earlier.stage())), earlier.gathered()));
            list |= earlier.gathered();
        }
        places.put(stage, plans.size());
        plans.add(new StagePlan(
                shown(stage.name()),
                stage.tasks(),
                dependencies,
                options.failures() == FailurePolicy.COLLECT_ALL,
                limits.maxOutputLosses()));
        code.add(new JobSpec.StageCode(
                stage.group(),
                stage.function(),
                stage.inputs(),
                options.preferredHosts()
                        .map(hosts -> hosts(hosts, stage.tasks()))
                        .orElse(null),
                list,
                new TaskSettings(
                        options.attempts(),
                        options.slots(),
                        options.timeLimit().map(JobBuilder::wholeMillis).orElse(0L),
                        options.speculative(),
                        last ? TaskSettings.KEEP_RESULT_ABOVE_BYTES : KEEP_ABOVE_BYTES,
                        last && mode == JobPlan.ResultMode.DROPPED,
                        true)));
    }

    /** Status lines, logs and messages contain the name. */
    private static String shown(String name) {
        return ShortText.cut(name, LONGEST_NAME);
    }

    /** Shares equal lists, because many tasks have the same few machines. */
    private static List<List<String>> hosts(IntFunction<List<String>> hostsOfTask, int tasks) {
        Map<List<String>, List<String>> known = new HashMap<>();
        List<List<String>> hosts = new ArrayList<>(tasks);
        for (int task = 0; task < tasks; task++) {
            List<String> ofTask = requireNonNull(
                    hostsOfTask.apply(task),
                    "preferredHosts returned null for a task; return List.of() for no preference");
            hosts.add(known.computeIfAbsent(List.copyOf(ofTask), same -> same));
        }
        return hosts;
    }

    /** At least 1, because 0 means no limit. */
    private static long wholeMillis(Duration limit) {
        return Math.max(1, limit.toMillis());
    }
}
