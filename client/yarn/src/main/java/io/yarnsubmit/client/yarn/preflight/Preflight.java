package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.options.Suggestions;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what an application wants with what the cluster has. Pure; all problems are reported at once. */
public final class Preflight {
    private final Demand demand;
    private final ClusterFacts facts;
    private final List<Problem> problems = new ArrayList<>();

    private Preflight(Demand demand, ClusterFacts facts) {
        this.demand = demand;
        this.facts = facts;
    }

    /**
     * Checks everything.
     *
     * @throws YarnSubmitException with the code of the first problem and the messages of all
     */
    public static void check(Demand demand, ClusterFacts facts) {
        List<Problem> problems = problems(demand, facts);
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(
                    problems.get(0).code(),
                    problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        }
    }

    /** All problems. */
    public static List<Problem> problems(Demand demand, ClusterFacts facts) {
        Preflight preflight = new Preflight(demand, facts);
        preflight.checkQueue();
        demand.containers().forEach(preflight::checkContainer);
        new PlacePreflight(demand, facts, preflight::problem).check();
        return List.copyOf(preflight.problems);
    }

    /** Only what the scheduler refuses for certain: else its placement rules decide, or it makes the queue. */
    private void checkQueue() {
        if (facts.queues().isEmpty() || facts.queuesOnDemand() || demand.leavesQueueToYarn()) {
            return;
        }
        List<Queue> called = facts.queuesCalled(demand.queue());
        if (called.isEmpty()) {
            if (!mayBeMade()) {
                problem(ErrorCode.QUEUE_UNUSABLE, "Queue '" + demand.queue() + "' does not exist. " + advice());
            }
            return;
        }
        if (called.size() > 1) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "There are " + called.size() + " queues '" + demand.queue() + "': "
                            + called.stream().map(Queue::path).collect(Collectors.joining(", "))
                            + ". Pass --queue with the whole path of one.");
            return;
        }
        Queue queue = called.get(0);
        if (!queue.leaf()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "Queue '" + demand.queue() + "' has queues below it, so it takes no applications itself. "
                            + advice());
        } else if (!queue.running()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "Queue '" + demand.queue() + "' is stopped: it takes no applications now. " + advice());
        } else if (!queue.maySubmit()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "User '" + facts.user() + "' may not submit to queue '" + demand.queue() + "'. " + advice());
        }
    }

    /** Some queues are made when the first application comes, below one that may have none yet. */
    private boolean mayBeMade() {
        String name = demand.queue();
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String above = name.substring(0, dot);
            if (above.equals("root") || !facts.queuesCalled(above).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What cannot be told before YARN decides: which queue it will be, where none was named and there is no default. */
    public static Optional<String> queueNote(Demand demand, ClusterFacts facts) {
        boolean open = demand.leavesQueueToYarn()
                && !facts.queues().isEmpty()
                && facts.queuesCalled(demand.queue()).isEmpty();
        return open
                ? Optional.of("no queue was named, and there is no queue '" + demand.queue()
                        + "': the cluster's placement rules choose one, or the application is refused. "
                        + new Preflight(demand, facts).advice())
                : Optional.empty();
    }

    /** What to do when the ResourceManager itself refuses the queue. */
    public static String queueAdvice(Demand demand, ClusterFacts facts) {
        return (demand.leavesQueueToYarn() ? "No queue was named. " : "") + new Preflight(demand, facts).advice();
    }

    private String advice() {
        List<String> usable = facts.queues().stream()
                .filter(Queue::isUsable)
                .map(facts::nameOf)
                .distinct()
                .sorted()
                .toList();
        if (usable.isEmpty()) {
            return "There is no queue that this user may submit to now; ask the cluster's operators.";
        }
        List<String> near = Suggestions.near(demand.queue(), usable);
        String suggestion = near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?";
        return "Leaf queues: " + String.join(", ", usable) + "." + suggestion
                + (demand.leavesQueueToYarn()
                        ? " Pass --queue."
                        : " Pass --queue, or leave it out to have the cluster's placement rules choose.");
    }

    private void checkContainer(Demand.Container container) {
        if (container.memory().compareTo(facts.largestMemory()) > 0) {
            problem(
                    ErrorCode.CONTAINER_TOO_LARGE,
                    container.what() + " asks for " + container.memory()
                            + " of memory, but the largest container of this cluster has "
                            + facts.largestMemory() + ". Lower " + container.memoryOption() + ".");
        }
        if (container.cores() > facts.largestCores()) {
            problem(
                    ErrorCode.CONTAINER_TOO_LARGE,
                    container.what() + " asks for " + container.cores()
                            + " vcores, but the largest container of this cluster has " + facts.largestCores()
                            + ". Lower " + container.coresOption() + ".");
        }
    }

    private void problem(ErrorCode code, String message) {
        problems.add(new Problem(code, message));
    }

    /** One problem. */
    public record Problem(ErrorCode code, String message) {}
}
