package io.yarnsubmit.driver.context;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.api.FailurePolicy;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.StageOptions;
import io.yarnsubmit.driver.jobs.JobPlan;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.driver.tasks.TaskRules;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Puts all that a stage needs into a row, each stage once and after those that it needs. Used once. */
final class JobBuilder {
    /** What is smaller goes through the driver: asking for it where it is would take longer, and it fits there. */
    private static final long KEEP_ABOVE_BYTES = 32 << 10;

    /** What is larger waits on its executor until the driver has room. */
    private static final long KEEP_RESULT_ABOVE_BYTES = 256 << 10;

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
        return new JobSpec(id, options.name().orElse(last.name()), options.pool(), options.priority(), plan, code);
    }

    private void add(PlannedStage<?> stage, boolean last, JobPlan.ResultMode mode) {
        StageOptions options = stage.options();
        List<StagePlan.Need> needs = new ArrayList<>();
        boolean list = stage.earlier().size() > 1;
        for (PlannedStage.Parent earlier : stage.earlier()) {
            needs.add(new StagePlan.Need(requireNonNull(places.get(earlier.stage())), earlier.gathered()));
            list |= earlier.gathered();
        }
        places.put(stage, plans.size());
        plans.add(new StagePlan(
                stage.name(),
                stage.tasks(),
                needs,
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
                new TaskRules(
                        options.attempts(),
                        options.slots(),
                        options.timeLimit().map(JobBuilder::wholeMillis).orElse(0L),
                        options.speculative(),
                        last ? KEEP_RESULT_ABOVE_BYTES : KEEP_ABOVE_BYTES,
                        last && mode == JobPlan.ResultMode.DROPPED,
                        true)));
    }

    /** Many tasks have the same few machines. */
    private static List<List<String>> hosts(IntFunction<List<String>> hostsOfTask, int tasks) {
        Map<List<String>, List<String>> known = new HashMap<>();
        List<List<String>> hosts = new ArrayList<>(tasks);
        for (int task = 0; task < tasks; task++) {
            List<String> ofTask = requireNonNull(
                    hostsOfTask.apply(task), "preferredHosts gives null for a task; List.of() is for none");
            hosts.add(known.computeIfAbsent(List.copyOf(ofTask), same -> same));
        }
        return hosts;
    }

    /** 0 is none, so the shortest limit is one. */
    private static long wholeMillis(Duration limit) {
        return Math.max(1, limit.toMillis());
    }
}
