package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.dryrun.DryRunReport;
import io.yarnsubmit.client.dryrun.SchedulerSteps;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.files.ThinJars;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.cluster.HadoopLogin;
import io.yarnsubmit.client.yarn.cluster.LoginRequest;
import io.yarnsubmit.client.yarn.preflight.TagLimits;
import io.yarnsubmit.client.yarn.staging.FileResolver;
import io.yarnsubmit.client.yarn.staging.LocalCopies;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a submission without doing it: reads files, asks the cluster, and collects all problems instead of stopping
 * at the first. No application id is taken, nothing is written. Used once, by one thread.
 */
public final class DryRun {
    private final SubmitRequest request;
    private final ProductHome home;
    private final Consumer<String> say;
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    /** @param say prints for the user that it waits for a service */
    public DryRun(SubmitRequest request, ProductHome home, Consumer<String> say) {
        this.request = request;
        this.home = home;
        this.say = say;
    }

    /** @param directory for jars that have to be fetched to be read */
    public DryRunReport report(Map<String, String> environment, Path directory) throws InterruptedException {
        Optional<ClusterConfiguration> configuration = configuration(environment);
        ClusterConfiguration known = configuration.orElseGet(() -> ClusterConfiguration.of(List.of()));
        String unused = HadoopLogin.of(known.hadoop(), LoginRequest.of(request.settings()));
        List<ContainerFile> named = FileResolver.survey(FileRequest.all(request), known.hadoop(), problems::add);
        if (!request.secrets().shown().isEmpty()) {
            notes.add("secrets of driver and executors: "
                    + String.join(", ", request.secrets().shown()));
        }
        notes.addAll(request.secrets().warnings());
        problems.addAll(TagLimits.of(known.hadoop()).problems(request.tags()));
        LocalCopies copies = new LocalCopies(directory, known.hadoop());
        List<ContainerFile> files = followed(named, copies);
        PlanMaker planMaker = planMaker(files, copies);
        ClusterAnswers answers = answers(configuration, known, files);
        Containers containers = new Containers(request, answers.steps());
        return new DryRunReport(
                planMaker.applicationName(),
                request.deployMode().name().toLowerCase(Locale.ROOT),
                answers.files(),
                containers.all(),
                Optional.ofNullable(answers.steps()).map(SchedulerSteps::source),
                new Processes(request, planMaker, home, files).all(),
                Optional.ofNullable(answers.queue()),
                List.copyOf(notes),
                List.copyOf(problems));
    }

    private Optional<ClusterConfiguration> configuration(Map<String, String> environment) {
        if (request.master().equals(Master.EMBEDDED)) {
            notes.add("the embedded YARN is started for one application alone, so there is no cluster to ask yet");
            return Optional.empty();
        }
        try {
            return Optional.of(ClusterConfiguration.fromEnvironment(environment));
        } catch (YarnSubmitException e) {
            addLines(e);
            return Optional.empty();
        }
    }

    private List<ContainerFile> followed(List<ContainerFile> files, LocalCopies copies) {
        try {
            return ThinJars.followed(files, copies, notes::add);
        } catch (YarnSubmitException e) {
            addLines(e);
            return files;
        }
    }

    private PlanMaker planMaker(List<ContainerFile> files, LocalCopies copies) {
        try {
            List<Path> jars = copies.ofJars(files);
            if (!jars.isEmpty() || !request.hasMainClass()) {
                return PlanMaker.of(request, jars);
            }
        } catch (YarnSubmitException e) {
            addLines(e);
        }
        return new PlanMaker(request, request.mainClass().orElse("(no main class)"), List.of());
    }

    private ClusterAnswers answers(
            Optional<ClusterConfiguration> configuration, ClusterConfiguration known, List<ContainerFile> files)
            throws InterruptedException {
        if (configuration.isEmpty()) {
            return ClusterAnswers.none(
                    files, home, ClassArchives.of(home, request.settings().get(ConfigKeys.CLASS_ARCHIVES)), known);
        }
        try (Cluster cluster = Cluster.of(known, request.settings(), say)) {
            return new ClusterQuestions(cluster, request, problems::add, notes::add, this::addUnchecked)
                    .ask(home, files);
        }
    }

    private void addUnchecked(YarnSubmitException e) {
        problems.add("The cluster's side could not be checked: " + firstLine(e));
    }

    private void addLines(YarnSubmitException e) {
        String.valueOf(e.getMessage()).lines().forEach(problems::add);
    }

    private static @Nullable String firstLine(YarnSubmitException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(null);
    }
}
