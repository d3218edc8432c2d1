package io.yarnsubmit.client.options;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemoryOverhead;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.RoleKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application that the user wants, checked as far as it can be without a cluster.
 *
 * @param settings what was set, without the defaults, which {@link Settings#get} adds
 * @param program what the driver is
 * @param verbose whether to show each value and where it came from, see {@link Verbose}
 * @param timeline whether to show at the end where the time went
 * @param values what was set and the defaults, in the order of the catalogue
 * @param secrets for driver and executors
 */
public record SubmitRequest(
        Settings settings,
        DriverProgram program,
        boolean verbose,
        boolean timeline,
        List<ResolvedValue> values,
        GivenSecrets secrets) {
    private static final int HEAP_BESIDE_COMMAND_MIB = 128;

    public SubmitRequest {
        values = List.copyOf(values);
    }

    /**
     * The same with another program.
     *
     * @param more configuration keys that override the user's
     */
    public SubmitRequest withProgram(String jar, List<String> arguments, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings.asMap());
        all.putAll(more);
        return new SubmitRequest(
                Settings.of(all), new DriverProgram.Jar(jar, arguments), verbose, timeline, values, secrets);
    }

    /** Whether the driver is a main class. */
    public boolean hasMainClass() {
        return program instanceof DriverProgram.Jar;
    }

    /** Path or URI, as typed; empty unless the driver is a main class. */
    public String applicationJar() {
        return program instanceof DriverProgram.Jar jar ? jar.location() : "";
    }

    /** Untouched; none unless the driver is a main class. */
    public List<String> driverArguments() {
        return program instanceof DriverProgram.Jar jar ? jar.arguments() : List.of();
    }

    /** The words of the command that is the driver; empty if it is none. */
    public List<String> command() {
        return program instanceof DriverProgram.Command command ? command.words() : List.of();
    }

    public Master master() {
        return settings.get(ConfigKeys.MASTER);
    }

    /** Whether the user, or a configuration file, said where it is to run. */
    public boolean masterIsExplicit() {
        return settings.asMap().containsKey(ConfigKeys.MASTER.name());
    }

    public DeployMode deployMode() {
        return settings.get(ConfigKeys.DEPLOY_MODE);
    }

    /** Whether the command stays until the application has ended; always so in client mode. */
    public boolean waits() {
        return deployMode() == DeployMode.CLIENT || settings.get(ConfigKeys.WAIT);
    }

    /** Empty: the Main-Class of the application jar. */
    public Optional<String> mainClass() {
        return settings.find(ConfigKeys.MAIN_CLASS);
    }

    /** When an application with roles has succeeded; empty when nobody said so. */
    public Optional<SuccessChoice> success() {
        return settings.find(RoleKeys.SUCCESS).map(SuccessChoice::parse);
    }

    /** Empty: the main class. */
    public Optional<String> name() {
        return settings.find(ConfigKeys.NAME);
    }

    /** A list of files as it was typed, which {@link io.yarnsubmit.client.names.NameList} reads; may be empty. */
    public String names(ConfigKey<List<String>> key) {
        return settings.asMap().getOrDefault(key.name(), "");
    }

    public List<String> tags() {
        return settings.find(ConfigKeys.TAGS).orElse(List.of());
    }

    /** One word each. */
    public List<String> driverJavaOptions() {
        return words(ConfigKeys.DRIVER_JAVA_OPTIONS);
    }

    public Map<String, String> driverEnvironment() {
        return settings.family(ConfigKeys.DRIVER_ENV);
    }

    /** The driver's memory less its overhead. Beside a command, which has the rest, the JVM has little to do. */
    public MemorySize driverHeap() {
        if (program instanceof DriverProgram.Command
                && settings.find(ConfigKeys.DRIVER_MEMORY_OVERHEAD).isEmpty()) {
            int half = settings.get(ConfigKeys.DRIVER_MEMORY).mib() / 2;
            return MemorySize.ofMib(Math.min(half, HEAP_BESIDE_COMMAND_MIB));
        }
        return heap(ConfigKeys.DRIVER_MEMORY, ConfigKeys.DRIVER_MEMORY_OVERHEAD);
    }

    /** The executors that are wanted, group by group; {@code default} is always one of them. */
    public List<GroupRequest> groups() {
        return GroupRequest.of(settings);
    }

    /** Without the settings, which may have secrets. */
    @Override
    public String toString() {
        return "SubmitRequest[applicationJar=" + applicationJar() + "]";
    }

    private MemorySize heap(ConfigKey<MemorySize> memory, ConfigKey<MemorySize> overhead) {
        MemorySize process = settings.get(memory);
        return process.minus(settings.find(overhead).orElse(MemoryOverhead.of(process)));
    }

    private List<String> words(ConfigKey<String> key) {
        return settings.find(key).map(ShellWords::split).orElse(List.of());
    }
}
