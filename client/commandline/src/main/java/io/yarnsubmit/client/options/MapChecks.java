package io.yarnsubmit.client.options;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.options.MapRequest.Source;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.map.plan.NumberRange;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import io.yarnsubmit.protocol.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the options of {@code yarn-submit map}, and finds what does not go together. */
final class MapChecks {
    private static final MemorySize MOST_OUTPUT = MemorySize.ofMib(64);
    private static final MemorySize USUAL_OUTPUT = MemorySize.ofMib(1);
    private static final MemorySize USUAL_OUTPUT_OF_FOLDERS = MemorySize.ofMib(8);
    private static final String JOBLOG_OF_FOLDERS = "joblog";
    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/");

    private final List<Given> given;
    private final Settings settings;
    private final Problems problems;

    MapChecks(List<Given> given, Settings settings, Problems problems) {
        this.given = given;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * What is to be run; empty when there are problems.
     *
     * @param mayBeTaken whether an unknown option may have taken the command for its value
     */
    Optional<MapRequest> request(List<String> command, boolean mayBeTaken) {
        checkCommand(command, mayBeTaken);
        Optional<Source> source = source();
        checkPairs();
        MapOptions options = options();
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MapRequest(CommandTemplate.of(command, has("shell")), options, source.orElseThrow()));
    }

    private void checkCommand(List<String> command, boolean mayBeTaken) {
        if (command.isEmpty() && !mayBeTaken) {
            problems.add("No command: yarn-submit map --inputs FILE -- COMMAND, with {} where the item is to be");
        } else if (!command.isEmpty() && command.get(0).isEmpty()) {
            problems.add("The command's first word is empty; is it an unset variable of a script?");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            problems.add("The command contains a NUL character, which no process can be given");
        }
    }

    private Optional<Source> source() {
        List<Source> sources = new ArrayList<>();
        value("inputs", ConfigType.NON_EMPTY_TEXT).ifPresent(name -> sources.add(new Source.Listed(name, has("null"))));
        List<String> patterns = values("glob");
        if (!patterns.isEmpty()) {
            sources.add(new Source.Matching(patterns));
        }
        value("range", new ConfigType<>("range", NumberRange::parse))
                .ifPresent(range -> sources.add(new Source.Numbers(range)));
        if (!has("inputs") && !has("glob") && !has("range")) {
            problems.add(
                    "No items: give --inputs FILE, --inputs - for standard input, --glob PATTERN or --range 1-100");
        } else if (sources.size() > 1) {
            problems.add("--inputs, --glob and --range exclude each other: give one of them");
        }
        if (has("null") && !has("inputs")) {
            problems.add("--null says how --inputs is read; give --inputs FILE, or drop it");
        }
        if (patterns.stream().anyMatch(String::isBlank)) {
            problems.add("Option --glob: the value is empty");
        }
        return sources.stream().findFirst();
    }

    private void checkPairs() {
        if (has("fail-fast") && has("max-failures")) {
            problems.add("--fail-fast is --max-failures 1; give one of the two");
        }
        if (has("tag") && has("output")) {
            problems.add("--tag is for output that is printed, but --output writes it to folders; drop one of the two");
        }
        if ((has("resume") || has("resume-failed")) && !has("joblog") && !has("output")) {
            problems.add("--resume needs --joblog FILE, which says what has ended; --output DIR has one, too");
        }
        if (inClusterMode()) {
            List.of("output", "joblog").stream().filter(this::has).forEach(this::checkPlaceOfCluster);
        }
    }

    private void checkPlaceOfCluster(String name) {
        String client = " Use --deploy-mode client to have it on this machine";
        if (settings.get(ConfigKeys.MASTER).equals(Master.EMBEDDED)) {
            problems.add("--" + name + " would be of the embedded YARN's file system, which ends with this command."
                    + client);
        } else if (values(name).stream().anyMatch(value -> value.startsWith("file:"))) {
            problems.add("--" + name
                    + " names a file of the machine where the driver runs, which in cluster mode is a container that goes away."
                    + " Name a path of the cluster's file system." + client);
        }
    }

    private boolean inClusterMode() {
        return settings.get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLUSTER;
    }

    private MapOptions options() {
        ConfigType<String> place = new ConfigType<>(
                "path", text -> place(ConfigType.NON_EMPTY_TEXT.parser().apply(text)));
        Optional<String> output = value("output", place);
        Optional<String> joblog = value("joblog", place)
                .or(() -> output.map(folder ->
                        folder.endsWith("/") ? folder + JOBLOG_OF_FOLDERS : folder + "/" + JOBLOG_OF_FOLDERS));
        Resume resume = has("resume-failed") ? Resume.SUCCEEDED : has("resume") ? Resume.ENDED : Resume.NO;
        return new MapOptions(
                value("per-task", ConfigType.count(1)).orElse(1),
                value("retries", ConfigType.count(0)).orElse(0),
                value("timeout", ConfigType.POSITIVE_DURATION),
                output,
                joblog,
                has("keep-order"),
                has("tag"),
                resume,
                has("fail-fast")
                        ? 1
                        : value("max-failures", ConfigType.count(1)).orElse(0),
                value("executor-command-setup", ConfigType.NON_EMPTY_TEXT),
                outputBytes());
    }

    private int outputBytes() {
        MemorySize size =
                value("max-output", ConfigType.MEMORY).orElse(has("output") ? USUAL_OUTPUT_OF_FOLDERS : USUAL_OUTPUT);
        if (size.compareTo(MOST_OUTPUT) > 0) {
            problems.add(
                    "--max-output is " + size + ", but at most " + MOST_OUTPUT
                            + " of an item's output go through the driver. Have the command write more to the cluster's file system");
            return 0;
        }
        return size.mib() << 20;
    }

    /** As typed when it is of the cluster's file system, which is asked later; otherwise an absolute path of this machine. */
    private String place(String typed) {
        boolean file = typed.startsWith("file:");
        if (inClusterMode() || (!file && WITH_SCHEME.matcher(typed).lookingAt())) {
            return typed;
        }
        try {
            return (file ? Path.of(new URI(typed).getPath()) : Path.of(typed))
                    .toAbsolutePath()
                    .toString();
        } catch (URISyntaxException | InvalidPathException e) {
            throw new IllegalArgumentException("'" + typed + "' cannot be read as a path: " + e.getMessage(), e);
        }
    }

    private boolean has(String name) {
        return CommandLine.has(given, name);
    }

    private List<String> values(String name) {
        return given.stream()
                .filter(each -> each.row().name().equals(name))
                .map(Given::value)
                .toList();
    }

    private <T> Optional<T> value(String name, ConfigType<T> type) {
        List<String> all = values(name);
        try {
            return all.isEmpty() ? Optional.empty() : Optional.of(type.parser().apply(all.get(all.size() - 1)));
        } catch (IllegalArgumentException e) {
            problems.add("Option --" + name + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
