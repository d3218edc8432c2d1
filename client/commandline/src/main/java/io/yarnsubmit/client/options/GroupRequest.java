package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.MemoryOverhead;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The executors of one group that the user wants.
 *
 * @param settings the settings, with this group's values for the keys of executors
 * @param kind how the group came to be
 */
public record GroupRequest(String name, Settings settings, Kind kind) {
    /** How a group came to be. */
    enum Kind {
        /** There are no groups but this one. */
        ONLY,
        /** It has keys of its own. */
        DESCRIBED,
        /** It always exists, but other groups have the executors. */
        IMPLIED
    }

    private static final int HEAP_BESIDE_COMMAND_MIB = 96;
    private static final String EXECUTOR = "yarnsubmit.executor.";

    /**
     * All groups of an application. The group {@code default} always exists; if only others are described, it is the last
     * one, and has no executors until the driver asks for some.
     */
    static List<GroupRequest> of(Settings settings) {
        Map<String, String> base = new LinkedHashMap<>(settings.asMap());
        base.keySet().removeIf(key -> key.startsWith(ConfigKeys.EXECUTOR_GROUPS.name()));
        Set<String> names = names(settings.asMap().keySet());
        List<GroupRequest> groups = new ArrayList<>();
        for (String name : names) {
            Map<String, String> own = new LinkedHashMap<>(base);
            settings.family(ConfigKeys.EXECUTOR_GROUPS).forEach((key, text) -> {
                if (key.startsWith(name + ".")) {
                    own.put(EXECUTOR + key.substring(name.length() + 1), text);
                }
            });
            if (own.containsKey(RoleKeys.COMMAND.name())) {
                countOfRole(name, settings, own);
            }
            groups.add(new GroupRequest(name, Settings.of(own), Kind.DESCRIBED));
        }
        if (!names.contains(LaunchNames.DEFAULT_GROUP)) {
            groups.add(
                    names.isEmpty()
                            ? new GroupRequest(LaunchNames.DEFAULT_GROUP, Settings.of(base), Kind.ONLY)
                            : new GroupRequest(
                                    LaunchNames.DEFAULT_GROUP, Settings.of(withoutExecutors(base)), Kind.IMPLIED));
        }
        return List.copyOf(groups);
    }

    /** What is said of executors that run tasks is not said of instances: a role has one unless it says more. */
    private static void countOfRole(String name, Settings settings, Map<String, String> own) {
        Map<String, String> said = settings.family(ConfigKeys.EXECUTOR_GROUPS);
        for (ConfigKey<?> key :
                List.of(ConfigKeys.EXECUTOR_INSTANCES, ConfigKeys.EXECUTOR_DYNAMIC, ConfigKeys.EXECUTOR_MIN_TO_START)) {
            if (!said.containsKey(name + "." + key.name().substring(EXECUTOR.length()))) {
                own.remove(key.name());
            }
        }
        own.putIfAbsent(ConfigKeys.EXECUTOR_INSTANCES.name(), "1");
    }

    /** The names of the groups that are described, in the order of their first key. */
    static Set<String> names(Set<String> keys) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : keys) {
            nameIn(key).ifPresent(names::add);
        }
        return names;
    }

    /** The group that a full key belongs to. */
    static Optional<String> nameIn(String key) {
        String prefix = ConfigKeys.EXECUTOR_GROUPS.name();
        int dot = key.indexOf('.', prefix.length());
        return key.startsWith(prefix) && dot > 0 ? Optional.of(key.substring(prefix.length(), dot)) : Optional.empty();
    }

    /** The full key of executors that a group's full key stands for. */
    static String general(String key) {
        return EXECUTOR
                + key.substring(
                        key.indexOf('.', ConfigKeys.EXECUTOR_GROUPS.name().length()) + 1);
    }

    private static Map<String, String> withoutExecutors(Map<String, String> base) {
        Map<String, String> empty = new LinkedHashMap<>(base);
        empty.put(ConfigKeys.EXECUTOR_INSTANCES.name(), "0");
        empty.keySet().remove(ConfigKeys.EXECUTOR_DYNAMIC.name());
        empty.keySet().remove(ConfigKeys.EXECUTOR_MIN_TO_START.name());
        empty.keySet().remove(ConfigKeys.EXECUTOR_PLACEMENT.name());
        return empty;
    }

    /** Whether it has keys of its own, and so a path in the job file. */
    public boolean described() {
        return kind == Kind.DESCRIBED;
    }

    /** Whether it is there only because the driver might ask for executors of it. */
    public boolean isImplied() {
        return kind == Kind.IMPLIED;
    }

    /** Whether its executors run a command each, as instances of a role. */
    public boolean isRole() {
        return settings.find(RoleKeys.COMMAND).isPresent();
    }

    /** The words of the role's command; none if it is not a role. */
    public List<String> command() {
        return settings.find(RoleKeys.COMMAND).map(ShellWords::split).orElse(List.of());
    }

    /** One word each. */
    public List<String> javaOptions() {
        return settings.find(ConfigKeys.EXECUTOR_JAVA_OPTIONS)
                .map(ShellWords::split)
                .orElse(List.of());
    }

    public Map<String, String> environment() {
        return settings.family(ConfigKeys.EXECUTOR_ENV);
    }

    /** An executor's memory less its overhead. Beside a command, which has the rest, the JVM has little to do. */
    public MemorySize heap() {
        MemorySize process = settings.get(ConfigKeys.EXECUTOR_MEMORY);
        if (isRole() && settings.find(ConfigKeys.EXECUTOR_MEMORY_OVERHEAD).isEmpty()) {
            return MemorySize.ofMib(Math.min(process.mib() / 2, HEAP_BESIDE_COMMAND_MIB));
        }
        return process.minus(settings.find(ConfigKeys.EXECUTOR_MEMORY_OVERHEAD).orElse(MemoryOverhead.of(process)));
    }

    /**
     * The initial number of executors. If their number may change, it begins with the user's number or, without one, with the
     * least; but at least as many are requested as are to wait for each other.
     */
    public int initialExecutors() {
        int count = settings.get(ConfigKeys.EXECUTOR_INSTANCES);
        Optional<CountRange> range = settings.find(ConfigKeys.EXECUTOR_DYNAMIC);
        if (range.isEmpty()) {
            return count;
        }
        boolean counted = settings.asMap().containsKey(ConfigKeys.EXECUTOR_INSTANCES.name());
        int first = counted ? count : range.get().min();
        return range.get().nearest(Math.max(first, settings.get(ConfigKeys.EXECUTOR_MIN_TO_START)));
    }

    /** The values of a list that may be absent. */
    public <T> List<T> list(ConfigKey<List<T>> key) {
        return settings.find(key).orElse(List.of());
    }

    /** Without the settings, which may have secrets. */
    @Override
    public String toString() {
        return "GroupRequest[name=" + name + "]";
    }
}
