package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.allocation.Headroom;
import io.yarnsubmit.appmaster.allocation.Machine;
import io.yarnsubmit.appmaster.allocation.PreemptionNotice;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer;
import io.yarnsubmit.appmaster.cluster.ClusterAnswer.Completion;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.PreemptionContainer;
import org.apache.hadoop.yarn.api.records.PreemptionContract;
import org.apache.hadoop.yarn.api.records.PreemptionMessage;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.StrictPreemptionContract;
import org.jspecify.annotations.Nullable;

/** Translates the ResourceManager's answers into our types. */
final class AnswerReader {
    private static final Set<NodeState> GONE = Set.of(
            NodeState.LOST, NodeState.UNHEALTHY, NodeState.SHUTDOWN, NodeState.DECOMMISSIONED, NodeState.REBOOTED);

    private final Function<Container, Grant> grants;
    private final Waits waits;
    private final boolean coresCount;

    /** @param coresCount whether the scheduler counts vcores; if not, its figures of vcores mean nothing */
    AnswerReader(Function<Container, Grant> grants, Waits waits, boolean coresCount) {
        this.grants = grants;
        this.waits = waits;
        this.coresCount = coresCount;
    }

    /**
     * How long the ResourceManager waits, if its answers do not say.
     *
     * @param preemption between a preemption message and the end of containers
     * @param decommissioning until a machine goes for which no time is given
     */
    record Waits(Duration preemption, Duration decommissioning) {}

    ClusterAnswer read(AllocateResponse response) {
        return new ClusterAnswer(
                grants(response.getContainersFromPreviousAttempts()),
                response.getUpdatedNodes().stream().map(this::machine).toList(),
                response.getCompletedContainersStatuses().stream()
                        .map(status -> new Completion(
                                status.getContainerId().toString(),
                                status.getExitStatus(),
                                String.valueOf(status.getDiagnostics())))
                        .toList(),
                grants(response.getAllocatedContainers()),
                preemption(response.getPreemptionMessage()),
                headroom(response));
    }

    /** The containers of former attempts when this one registers. */
    ClusterAnswer leftovers(List<Container> containers) {
        return new ClusterAnswer(
                grants(containers), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private List<Grant> grants(@Nullable List<Container> containers) {
        return containers == null ? List.of() : containers.stream().map(grants).toList();
    }

    private Machine machine(NodeReport report) {
        String host = report.getNodeId().getHost();
        NodeState state = report.getNodeState();
        if (state == NodeState.DECOMMISSIONING) {
            Integer seconds = report.getDecommissioningTimeout();
            return new Machine(
                    host,
                    Machine.State.DECOMMISSIONING,
                    seconds == null || seconds < 0 ? waits.decommissioning() : Duration.ofSeconds(seconds));
        }
        return new Machine(host, GONE.contains(state) ? Machine.State.GONE : Machine.State.RUNNING, Duration.ZERO);
    }

    private Optional<PreemptionNotice> preemption(@Nullable PreemptionMessage message) {
        if (message == null) {
            return Optional.empty();
        }
        StrictPreemptionContract strict = message.getStrictContract();
        PreemptionContract contract = message.getContract();
        long choiceMib = contract == null
                ? 0
                : contract.getResourceRequest().stream()
                        .map(request -> request.getResourceRequest())
                        .mapToLong(request -> request.getCapability().getMemorySize() * request.getNumContainers())
                        .sum();
        PreemptionNotice notice = new PreemptionNotice(
                strict == null ? Set.of() : ids(strict.getContainers()),
                contract == null ? Set.of() : ids(contract.getContainers()),
                choiceMib,
                waits.preemption());
        return Stream.of(notice)
                .filter(said -> !said.strict().isEmpty() || !said.choice().isEmpty())
                .findFirst();
    }

    private static Set<String> ids(@Nullable Collection<PreemptionContainer> containers) {
        return containers == null
                ? Set.of()
                : containers.stream()
                        .map(container -> container.getId().toString())
                        .collect(Collectors.toSet());
    }

    private Optional<Headroom> headroom(AllocateResponse response) {
        Resource available = response.getAvailableResources();
        return available == null
                ? Optional.empty()
                : Optional.of(new Headroom(
                        Math.max(0, available.getMemorySize()),
                        coresCount ? Math.max(0, available.getVirtualCores()) : Integer.MAX_VALUE,
                        response.getNumClusterNodes()));
    }
}
