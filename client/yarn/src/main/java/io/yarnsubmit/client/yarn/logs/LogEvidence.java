package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.explain.Finding;
import io.yarnsubmit.client.explain.Finding.LogFileName;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Gathering;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** Adds to a finding the last lines of the log that it names, if they can be read. */
public final class LogEvidence {
    private static final int MOST_BYTES = 8 << 10;
    private static final int MOST_LINES = 15;

    private final Cluster cluster;
    private final Duration limit;

    /** @param limit for each log */
    public LogEvidence(Cluster cluster, Duration limit) {
        this.cluster = cluster;
        this.limit = limit;
    }

    /**
     * The finding with evidence; unchanged if it has some already, or if none can be read.
     *
     * @param owner of the application
     * @param ended whether the application is over
     */
    public Finding of(Finding finding, String owner, boolean ended) throws InterruptedException {
        LogFileName log = finding.log();
        if (log == null || !finding.evidence().isEmpty()) {
            return finding;
        }
        LogTail tail =
                new Gathering(limit).<LogTail>ask(() -> read(log, owner, ended)).orNull();
        return tail == null || tail.text().isEmpty()
                ? finding
                : finding.with(lastLines(tail.text().get()));
    }

    private LogTail read(LogFileName log, String owner, boolean ended) {
        LogPlace place = new LogPlace(owner, log.container(), machine(log.host()), ended);
        return new ContainerLogReader(cluster.configuration()).tail(place, log.file(), MOST_BYTES);
    }

    /** The address of its NodeManager's web service; empty if that is not known. */
    private String machine(String host) {
        try {
            Optional<NodeReport> node = host.isEmpty()
                    ? Optional.empty()
                    : cluster.yarn().getNodeReports(NodeState.RUNNING).stream()
                            .filter(report -> report.getNodeId().getHost().equals(host))
                            .findFirst();
            return node.map(NodeReport::getHttpAddress)
                    .map(address -> address.replaceFirst("^https?://", ""))
                    .orElse("");
        } catch (IOException | YarnException e) {
            return "";
        }
    }

    private static List<String> lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }
}
