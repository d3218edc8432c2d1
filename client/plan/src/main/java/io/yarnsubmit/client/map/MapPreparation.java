package io.yarnsubmit.client.map;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.names.NameList;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.map.MapMain;
import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.files.RunFiles;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.log.PreviousRun;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.config.TokenKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the plan of a run, and the submission that executes it. */
public final class MapPreparation {
    /** The file system of a URI. */
    private static final Pattern ROOT = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*://[^/,\\s]*");

    private static final String MAIN_CLASS = MapMain.class.getName();
    private static final int LEAST_HEAP_MIB = 96;

    private final MapRequest map;
    private final SubmitRequest request;

    public MapPreparation(MapRequest map, SubmitRequest request) {
        this.map = map;
        this.request = request;
    }

    /**
     * Reads the items.
     *
     * @param filesMatching finds the files of patterns
     * @param options with places in full
     * @param folder for this user alone, where a list is stored as long as the plan is needed
     */
    public MapPlan plan(
            InputStream standardInput,
            Function<List<String>, List<String>> filesMatching,
            MapOptions options,
            Path folder) {
        return new MapPlan(
                map.command(), options, new ItemReader(standardInput, filesMatching, folder).read(map.source()));
    }

    /** Whether it writes to the cluster's file system. */
    public boolean writesThere() {
        boolean anywhere = map.options().places().findAny().isPresent();
        return anywhere && request.deployMode() == DeployMode.CLUSTER
                || map.options().places().anyMatch(place -> !LocalRunFiles.have(place));
    }

    /**
     * The results of a former run, read before anything is submitted.
     *
     * @param filesOf the file system of a place
     * @throws YarnSubmitException if it cannot be resumed
     */
    public static PreviousRun former(MapPlan plan, Function<String, RunFiles> filesOf) {
        if (plan.options().joblog().isEmpty()) {
            return PreviousRun.none();
        }
        String joblog = plan.options().joblog().get();
        try {
            return Joblog.look(filesOf.apply(joblog), joblog, plan);
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new YarnSubmitException(ErrorCode.FILE_NOT_READABLE, "The joblog cannot be used: " + e, e);
        }
    }

    /**
     * The submission.
     *
     * @param program the jar of the driver
     * @param document the file that the plan was written to
     * @param plan what is in it
     * @param tag a mark for the application
     */
    public SubmitRequest submission(Path program, Path document, MapPlan plan, Optional<String> tag) {
        Map<String, String> more = new LinkedHashMap<>();
        accessFileSystems(plan, more);
        tag.ifPresent(mark -> more.put(
                ConfigKeys.TAGS.name(),
                String.join(
                        ",",
                        Stream.concat(request.tags().stream(), Stream.of(mark)).toList())));
        if (writesThere() || mayBeStartedAgain()) {
            more.put(ConfigKeys.DRIVER_HADOOP_CLASSES.name(), "true");
        }
        more.put(ConfigKeys.MAIN_CLASS.name(), MAIN_CLASS);
        if (request.name().isEmpty()) {
            more.put(
                    ConfigKeys.NAME.name(),
                    "map " + Path.of(map.command().program()).getFileName());
        }
        leaveMemoryToCommands(more);
        if (request.deployMode() == DeployMode.CLIENT) {
            return request.withProgram(program.toString(), arguments(document.toString()), more);
        }
        String files = request.names(ConfigKeys.FILES);
        String planned = NameList.of(List.of(document + "#" + MapPlan.FILE));
        more.put(ConfigKeys.FILES.name(), files.isBlank() ? planned : files + "," + planned);
        return request.withProgram(program.toString(), arguments(MapPlan.FILE), more);
    }

    /** Those that the run writes to, and those of the files that are its items. */
    private void accessFileSystems(MapPlan plan, Map<String, String> more) {
        Stream<String> patterns = map.source() instanceof MapRequest.Source.Matching matching
                ? matching.patterns().stream()
                : Stream.empty();
        List<String> places = Stream.concat(plan.options().places(), patterns)
                .map(ROOT::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
        if (!places.isEmpty()) {
            List<String> wanted =
                    request.settings().find(TokenKeys.ACCESS_FILE_SYSTEMS).orElse(List.of());
            more.put(
                    TokenKeys.ACCESS_FILE_SYSTEMS.name(),
                    Stream.concat(wanted.stream(), places.stream()).distinct().collect(Collectors.joining(",")));
        }
    }

    private List<String> arguments(String document) {
        return request.settings().get(ConfigKeys.QUIET) ? List.of(document, MapMain.QUIET) : List.of(document);
    }

    /** Whether this is the submission of such a run: its driver itself says how it ended. */
    public static boolean isRun(SubmitRequest request) {
        return request.mainClass().equals(Optional.of(MAIN_CLASS));
    }

    /** Whether another driver can continue after the driver is lost, with its journal in the staging directory. */
    private boolean mayBeStartedAgain() {
        return request.deployMode() == DeployMode.CLUSTER
                && request.settings().find(ConfigKeys.MAX_ATTEMPTS).orElse(Integer.MAX_VALUE) > 1;
    }

    /** Here an executor's JVM only watches commands: its heap is small, and the rest of its memory is for the commands. */
    private void leaveMemoryToCommands(Map<String, String> more) {
        Settings settings = request.settings();
        boolean said = settings.asMap().keySet().stream()
                .anyMatch(key -> key.equals(ConfigKeys.EXECUTOR_MEMORY_OVERHEAD.name())
                        || key.startsWith(ConfigKeys.EXECUTOR_GROUPS.name()));
        if (said) {
            return;
        }
        MemorySize memory = settings.get(ConfigKeys.EXECUTOR_MEMORY);
        // Both streams of an item, once as they are and once encoded.
        int perSlotMib = 8 + 4 * (map.options().maxOutputBytes() >> 20);
        int heapMib = Math.min(memory.mib() / 2, LEAST_HEAP_MIB + settings.get(ConfigKeys.EXECUTOR_CORES) * perSlotMib);
        more.put(
                ConfigKeys.EXECUTOR_MEMORY_OVERHEAD.name(),
                memory.minus(MemorySize.ofMib(heapMib)).toString());
    }
}
