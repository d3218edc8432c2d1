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

    private void checkQueue() {
        if (facts.queues().isEmpty()) {
            return;
        }
        Optional<Queue> queue = facts.queues().stream()
                .filter(candidate -> candidate.isCalled(demand.queue()))
                .findFirst();
        if (queue.isEmpty()) {
            if (!parentExists()) {
                problem(ErrorCode.QUEUE_UNUSABLE, "Queue '" + demand.queue() + "' does not exist. " + advice());
            }
            return;
        }
        if (!queue.get().leaf()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "Queue '" + demand.queue() + "' has queues below it, so it takes no applications itself. "
                            + advice());
        } else if (!queue.get().running()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "Queue '" + demand.queue() + "' is stopped: it takes no applications now. " + advice());
        } else if (!queue.get().maySubmit()) {
            problem(
                    ErrorCode.QUEUE_UNUSABLE,
                    "User '" + facts.user() + "' may not submit to queue '" + demand.queue() + "'. " + advice());
        }
    }

    /** Some queues are made when the first application comes; the ResourceManager decides about those. */
    private boolean parentExists() {
        int dot = demand.queue().lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        String parent = demand.queue().substring(0, dot);
        return facts.queues().stream().anyMatch(queue -> queue.isCalled(parent) && !queue.leaf());
    }

    private String advice() {
        List<String> usable = facts.queues().stream()
                .filter(Queue::isUsable)
                .map(Queue::name)
                .distinct()
                .sorted()
                .toList();
        if (usable.isEmpty()) {
            return "There is no queue that this user may submit to now; ask the cluster's operators.";
        }
        List<String> near = Suggestions.near(demand.queue(), usable);
        String suggestion = near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?";
        return "Leaf queues: " + String.join(", ", usable) + "." + suggestion + " Pass --queue.";
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
