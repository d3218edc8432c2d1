package io.yarnsubmit.client.verbs.cluster;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.embedded.ClusterRecord;
import io.yarnsubmit.client.embedded.DevelopmentCluster;
import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.client.options.VerbSyntax;
import io.yarnsubmit.client.verbs.Verb;
import io.yarnsubmit.client.verbs.VerbRun;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.client.yarn.applications.ApplicationQuery;
import io.yarnsubmit.client.yarn.applications.Applications;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import io.yarnsubmit.protocol.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code cluster start|stop|status}. */
public final class ClusterVerb implements Verb {
    private static final VerbOption<Optional<Integer>> NODES =
            VerbOption.value("nodes", "N", ConfigType.count(1), "start: how many NodeManagers (default: 1)");
    private static final VerbOption<Optional<MemorySize>> MEMORY =
            VerbOption.value("memory", "SIZE", ConfigType.MEMORY, "start: memory that each offers (default: 16g)");

    private static final int NOT_RUNNING = 1;
    private static final MemorySize USUAL_MEMORY = MemorySize.ofMib(16 * 1024);

    @Override
    public VerbSyntax syntax() {
        return VerbSyntax.of("cluster", "Runs a YARN for development on this machine, until it is stopped")
                .actions("start", "stop", "status")
                .examples("cluster start --nodes 2", "cluster stop")
                .options(NODES, MEMORY)
                .withoutCluster()
                .build();
    }

    @Override
    public boolean endsWithItsReader() {
        return false;
    }

    @Override
    public int run(VerbRun run) throws InterruptedException {
        DevelopmentCluster cluster = DevelopmentCluster.of(run.environment());
        return switch (run.arguments().words().get(0)) {
            case "start" -> start(run, cluster);
            case "stop" -> stop(run, cluster);
            default -> status(run, cluster);
        };
    }

    private static int start(VerbRun run, DevelopmentCluster cluster) throws InterruptedException {
        VerbArguments arguments = run.arguments();
        Optional<Integer> nodes = arguments.get(NODES);
        Optional<MemorySize> memory = arguments.get(MEMORY);
        boolean ran = cluster.running().isPresent();
        if (!ran && cluster.isStale()) {
            run.console().say("the last one ended without being stopped; its leftovers are removed");
        }
        if (!ran) {
            run.console().show("starting a YARN on this machine");
        }
        ClusterRecord record = cluster.start(
                run.home(), nodes.orElse(1), (int) memory.orElse(USUAL_MEMORY).mib());
        checkSame(record, nodes, memory);
        Path configuration = record.configuration().orElseThrow();
        run.console()
                .say((ran ? "a YARN runs on this machine already: " : "started a YARN on this machine: ")
                        + record.nodes() + (record.nodes() == 1 ? " node of " : " nodes of ")
                        + Figures.memory(record.memoryPerNodeMib())
                        + ". 'yarn-submit cluster stop' ends it");
        if (run.json()) {
            run.print(json(record, cluster));
        } else {
            // Alone on standard output, for eval "$(yarn-submit cluster start)".
            run.print(export(configuration));
        }
        return ExitCode.SUCCESS;
    }

    private static void checkSame(ClusterRecord record, Optional<Integer> nodes, Optional<MemorySize> memory) {
        boolean other = nodes.filter(count -> count != record.nodes()).isPresent()
                || memory.filter(size -> size.mib() != record.memoryPerNodeMib())
                        .isPresent();
        if (other) {
            throw new YarnSubmitException(
                    ErrorCode.WRONG_STATE,
                    "A YARN runs on this machine already, with " + record.nodes() + " node(s) of "
                            + Figures.memory(record.memoryPerNodeMib())
                            + ". Use it as it is, or end it first: yarn-submit cluster stop");
        }
    }

    private static int stop(VerbRun run, DevelopmentCluster cluster) throws InterruptedException {
        boolean ran = cluster.stop();
        if (run.json()) {
            run.print(new JsonLine().with("running", false).with("stopped", ran));
        } else {
            run.console().say(ran ? "stopped the YARN on this machine" : "no YARN of yours runs on this machine");
        }
        return ExitCode.SUCCESS;
    }

    private static int status(VerbRun run, DevelopmentCluster cluster) throws InterruptedException {
        Optional<ClusterRecord> running = cluster.running();
        if (running.isEmpty()) {
            notRunning(run, cluster);
            return NOT_RUNNING;
        }
        ClusterRecord record = running.get();
        Path configuration = record.configuration().orElseThrow();
        OptionalLong applications = applications(run, configuration);
        if (run.json()) {
            JsonLine line = json(record, cluster);
            applications.ifPresent(count -> line.with("applications", count));
            run.print(line);
            return ExitCode.SUCCESS;
        }
        ClusterConfiguration hadoop = ClusterConfiguration.of(List.of(configuration));
        run.print("running since " + Figures.moment(record.processStart()) + " ("
                + Figures.time(Duration.between(record.processStart(), Instant.now())) + "), process "
                + record.pid());
        run.print("ResourceManager  " + String.join(", ", hadoop.resourceManagerAddresses()));
        run.print("web              " + hadoop.resourceManagerWebAddresses().get(0));
        run.print("nodes            " + record.nodes() + " of " + Figures.memory(record.memoryPerNodeMib()));
        run.print("applications     "
                + (applications.isPresent()
                        ? applications.getAsLong() + " not ended"
                        : "unknown: the ResourceManager does not answer"));
        run.print("log              " + cluster.log());
        run.print("use it           " + export(configuration));
        return ExitCode.SUCCESS;
    }

    private static void notRunning(VerbRun run, DevelopmentCluster cluster) {
        if (run.json()) {
            run.print(new JsonLine().with("running", false));
            return;
        }
        run.print("not running"
                + (cluster.isStale() ? "; the last one ended without being stopped, see " + cluster.log() : ""));
        run.print("start it         eval \"$(yarn-submit cluster start)\"");
    }

    private static OptionalLong applications(VerbRun run, Path configuration) throws InterruptedException {
        ApplicationQuery query = new ApplicationQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Set.copyOf(ApplicationFacts.LIVE_STATES));
        // Without a login: nobody has one there.
        Settings patience = Settings.of(Map.of(
                ConfigKeys.CONNECT_TIMEOUT.name(),
                run.arguments().settings().get(ConfigKeys.CONNECT_TIMEOUT).toMillis() + "ms"));
        try (Cluster connected = Cluster.of(ClusterConfiguration.of(List.of(configuration)), patience, line -> {})) {
            List<ApplicationFacts> found = new Applications(connected, Optional.empty()).list(query);
            return OptionalLong.of(found.size());
        } catch (YarnSubmitException e) {
            return OptionalLong.empty();
        }
    }

    private static JsonLine json(ClusterRecord record, DevelopmentCluster cluster) {
        Path configuration = record.configuration().orElseThrow();
        ClusterConfiguration hadoop = ClusterConfiguration.of(List.of(configuration));
        return new JsonLine()
                .with("running", true)
                .with("hadoopConfDir", configuration.toString())
                .with("since", record.processStart())
                .with("pid", record.pid())
                .with("resourceManager", hadoop.resourceManagerAddresses().get(0))
                .with("web", hadoop.resourceManagerWebAddresses().get(0))
                .with("nodes", record.nodes())
                .with("memoryPerNodeMib", record.memoryPerNodeMib())
                .with("log", cluster.log().toString());
    }

    private static String export(Path configuration) {
        return "export HADOOP_CONF_DIR='" + configuration.toString().replace("'", "'\\''") + "'";
    }
}
