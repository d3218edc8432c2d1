package io.yarnsubmit.client.yarn.explain;

import io.yarnsubmit.client.explain.MachineFacts;
import io.yarnsubmit.client.explain.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Reads the state of the machines. */
final class MachineReader {
    private MachineReader() {}

    /** The machines that run; all if none does, because then their states are the reason. */
    static List<MachineFacts> read(YarnClient yarn) throws IOException, YarnException {
        List<NodeReport> running = yarn.getNodeReports(NodeState.RUNNING);
        return (running.isEmpty() ? yarn.getNodeReports() : running)
                .stream().map(MachineReader::facts).toList();
    }

    private static MachineFacts facts(NodeReport node) {
        return new MachineFacts(
                node.getNodeId().getHost(),
                Optional.ofNullable(node.getRackName()).orElse(""),
                node.getNodeState().name().toLowerCase(Locale.ROOT),
                Optional.ofNullable(node.getCapability()).map(QueueReader::size).orElse(Size.NONE),
                // A machine on which nothing runs reports no usage.
                Optional.ofNullable(node.getUsed()).map(QueueReader::size).orElse(Size.NONE),
                Optional.ofNullable(node.getNodeLabels()).orElse(Set.of()),
                Optional.ofNullable(node.getHealthReport()).orElse(""));
    }
}
