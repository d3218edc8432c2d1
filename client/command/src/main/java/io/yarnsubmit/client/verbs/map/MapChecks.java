package io.yarnsubmit.client.verbs.map;

import static io.yarnsubmit.client.verbs.map.MapVerb.FAIL_FAST;
import static io.yarnsubmit.client.verbs.map.MapVerb.GLOB;
import static io.yarnsubmit.client.verbs.map.MapVerb.INPUTS;
import static io.yarnsubmit.client.verbs.map.MapVerb.JOBLOG;
import static io.yarnsubmit.client.verbs.map.MapVerb.KEEP_ORDER;
import static io.yarnsubmit.client.verbs.map.MapVerb.MAX_FAILURES;
import static io.yarnsubmit.client.verbs.map.MapVerb.MAX_OUTPUT;
import static io.yarnsubmit.client.verbs.map.MapVerb.NULL;
import static io.yarnsubmit.client.verbs.map.MapVerb.OUTPUT;
import static io.yarnsubmit.client.verbs.map.MapVerb.PER_TASK;
import static io.yarnsubmit.client.verbs.map.MapVerb.RANGE;
import static io.yarnsubmit.client.verbs.map.MapVerb.RESUME;
import static io.yarnsubmit.client.verbs.map.MapVerb.RESUME_FAILED;
import static io.yarnsubmit.client.verbs.map.MapVerb.RETRIES;
import static io.yarnsubmit.client.verbs.map.MapVerb.SETUP;
import static io.yarnsubmit.client.verbs.map.MapVerb.SHELL;
import static io.yarnsubmit.client.verbs.map.MapVerb.TAG;
import static io.yarnsubmit.client.verbs.map.MapVerb.TIMEOUT;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.map.MapRequest;
import io.yarnsubmit.client.map.MapRequest.Source;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.options.VerbArguments;
import io.yarnsubmit.client.options.VerbOption;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapOptions.Resume;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the options of {@code yarn-submit map}, and finds those that do not go together. */
final class MapChecks {
    private static final MemorySize MOST_OUTPUT = MemorySize.ofMib(64);
    private static final MemorySize USUAL_OUTPUT = MemorySize.ofMib(1);
    private static final MemorySize USUAL_OUTPUT_OF_FOLDERS = MemorySize.ofMib(8);
    private static final String JOBLOG_OF_FOLDERS = "joblog";

    private final VerbArguments arguments;
    private final Consumer<String> listener;
    private boolean anyProblem;

    private MapChecks(VerbArguments arguments, Consumer<String> listener) {
        this.arguments = arguments;
        this.listener = listener;
    }

    /**
     * Tells what is wrong.
     *
     * @param commandMayBeTaken whether an unknown option may have taken the command for its value
     */
    static void check(VerbArguments arguments, boolean commandMayBeTaken, Consumer<String> problems) {
        new MapChecks(arguments, problems).request(commandMayBeTaken);
    }

    /** What is to be run, when nothing is wrong. */
    static MapRequest request(VerbArguments arguments) {
        return new MapChecks(arguments, problem -> {}).request(false).orElseThrow();
    }

    private Optional<MapRequest> request(boolean commandMayBeTaken) {
        List<String> command = arguments.words();
        checkCommand(command, commandMayBeTaken);
        Optional<Source> source = source();
        checkPairs();
        MapOptions options = options();
        return anyProblem || command.isEmpty()
                ? Optional.empty()
                : Optional.of(new MapRequest(
                        CommandTemplate.of(command, arguments.get(SHELL)), options, source.orElseThrow()));
    }

    private void problem(String text) {
        anyProblem = true;
        listener.accept(text);
    }

    private void checkCommand(List<String> command, boolean mayBeTaken) {
        if (command.isEmpty() && !mayBeTaken) {
            problem("No command: yarn-submit map --inputs FILE -- COMMAND, with {} where the item is to be");
        } else if (!command.isEmpty() && command.get(0).isEmpty()) {
            problem("The command's first word is empty; is it an unset variable of a script?");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            problem("The command contains a NUL character, which no process can be given");
        }
    }

    private Optional<Source> source() {
        List<Source> sources = new ArrayList<>();
        value(INPUTS).ifPresent(name -> sources.add(new Source.Listed(name, has(NULL))));
        List<String> patterns = arguments.get(GLOB);
        if (!patterns.isEmpty()) {
            sources.add(new Source.Matching(patterns));
        }
        value(RANGE).ifPresent(range -> sources.add(new Source.Numbers(range)));
        if (!has(INPUTS) && !has(GLOB) && !has(RANGE)) {
            problem("No items: give --inputs FILE, --inputs - for standard input, --glob PATTERN or --range 1-100");
        } else if (sources.size() > 1) {
            problem("--inputs, --glob and --range exclude each other: give one of them");
        }
        if (has(NULL) && !has(INPUTS)) {
            problem("--null says how --inputs is read; give --inputs FILE, or drop it");
        }
        if (patterns.stream().anyMatch(String::isBlank)) {
            problem("Option --glob: the value is empty");
        }
        return sources.stream().findFirst();
    }

    private void checkPairs() {
        if (has(FAIL_FAST) && has(MAX_FAILURES)) {
            problem("--fail-fast is --max-failures 1; give one of the two");
        }
        if (has(TAG) && has(OUTPUT)) {
            problem("--tag is for output that is printed, but --output writes it to folders; drop one of the two");
        }
        if ((has(RESUME) || has(RESUME_FAILED)) && !has(JOBLOG) && !has(OUTPUT)) {
            problem("--resume needs --joblog FILE, which says what has ended; --output DIR has one, too");
        }
        if (inClusterMode()) {
            Stream.of(OUTPUT, JOBLOG).filter(this::has).forEach(this::checkPlaceOfCluster);
        }
    }

    private void checkPlaceOfCluster(VerbOption<Optional<String>> option) {
        String client = " Use --deploy-mode client to have it on this machine";
        if (arguments.settings().get(ConfigKeys.MASTER).equals(Master.EMBEDDED)) {
            problem("--" + option.name() + " would be on the embedded YARN's file system, which ends with this command."
                    + client);
        } else if (arguments.values().getOrDefault(option.name(), List.of()).stream()
                .anyMatch(value -> value.startsWith("file:"))) {
            problem("--" + option.name()
                    + " names a file of the machine where the driver runs, which in cluster mode is a container that"
                    + " goes away. Name a path of the cluster's file system." + client);
        }
    }

    private boolean inClusterMode() {
        return arguments.settings().get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLUSTER;
    }

    private MapOptions options() {
        Optional<String> output = place(OUTPUT);
        Optional<String> joblog = place(JOBLOG)
                .or(() -> output.map(folder ->
                        folder.endsWith("/") ? folder + JOBLOG_OF_FOLDERS : folder + "/" + JOBLOG_OF_FOLDERS));
        Resume resume = has(RESUME_FAILED) ? Resume.SUCCEEDED : has(RESUME) ? Resume.ENDED : Resume.NO;
        return new MapOptions(
                value(PER_TASK).orElse(1),
                value(RETRIES).orElse(0),
                value(TIMEOUT),
                output,
                joblog,
                has(KEEP_ORDER),
                has(TAG),
                resume,
                has(FAIL_FAST) ? 1 : value(MAX_FAILURES).orElse(0),
                value(SETUP),
                outputBytes());
    }

    private int outputBytes() {
        MemorySize size = value(MAX_OUTPUT).orElse(has(OUTPUT) ? USUAL_OUTPUT_OF_FOLDERS : USUAL_OUTPUT);
        if (size.compareTo(MOST_OUTPUT) > 0) {
            problem("--max-output is " + size + ", but at most " + MOST_OUTPUT
                    + " of an item's output go through the driver. Have the command write more to the"
                    + " cluster's file system");
            return 0;
        }
        return size.mib() << 20;
    }

    private Optional<String> place(VerbOption<Optional<String>> option) {
        try {
            return value(option).map(this::place);
        } catch (IllegalArgumentException e) {
            problem("Option --" + option.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** As typed if it is on the cluster's file system, which is asked later; otherwise an absolute path of this machine. */
    private String place(String typed) {
        LocalView here = LocalView.ofThisProcess();
        boolean elsewhere = !typed.startsWith("file:/") && !here.rule("").isPath(typed);
        if (inClusterMode() || elsewhere) {
            return typed;
        }
        try {
            return here.file(typed).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + typed + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private boolean has(VerbOption<?> option) {
        return arguments.has(option);
    }

    private <T> Optional<T> value(VerbOption<Optional<T>> option) {
        return arguments.get(option, this::problem);
    }
}
