package io.yarnsubmit.client.options;

import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.client.options.OptionEffect.ReadsFile;
import io.yarnsubmit.client.options.OptionEffect.ReadsSpec;
import io.yarnsubmit.client.options.OptionEffect.SetsAnyKey;
import io.yarnsubmit.client.options.OptionEffect.SetsEnvironment;
import io.yarnsubmit.client.options.OptionEffect.SetsKey;
import io.yarnsubmit.client.options.OptionEffect.SetsKeyTo;
import io.yarnsubmit.client.options.OptionEffect.SetsSecret;
import io.yarnsubmit.client.options.OptionEffect.SetsSpecKey;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the configuration from its sources. Precedence: option, then {@code --conf}, then {@code --set}, then the job
 * file, then {@code --properties-file}, then {@code conf/yarn-submit.properties}; the defaults are the catalogue's.
 */
final class Layers {
    private static final String CONF_FILE = "yarn-submit.properties";

    private final Problems problems;
    private final Map<String, String> environment;
    private final Layer options;
    private final Layer conf;
    private final SpecLayer set;
    private final SpecLayer spec;
    private final Layer propertiesFile;
    private final Layer confFile;

    private Layers(Surroundings surroundings, Problems problems) {
        this.problems = problems;
        environment = surroundings.environment();
        options = new Layer(problems);
        conf = new Layer(problems);
        set = new SpecLayer(environment, problems);
        spec = new SpecLayer(environment, problems);
        propertiesFile = new Layer(problems);
        confFile = new Layer(problems);
    }

    /**
     * What the sources say.
     *
     * @param values the values that are set, by their full names
     * @param applicationJar from the job file or {@code --set}; null if there is none
     * @param arguments the driver's arguments, likewise
     * @param command the words of the driver's command, likewise; null if there is none
     */
    record Resolved(
            Map<String, ResolvedValue> values,
            @Nullable String applicationJar,
            List<String> arguments,
            @Nullable List<String> command) {}

    /** What the sources say; bad values are left out and reported. */
    static Resolved resolve(List<Given> given, Surroundings surroundings, Problems problems) {
        Layers layers = new Layers(surroundings, problems);
        given.forEach(layers::put);
        Path confDirectory = surroundings.confDirectory();
        if (confDirectory != null && Files.exists(confDirectory.resolve(CONF_FILE))) {
            layers.read(layers.confFile, confDirectory.resolve(CONF_FILE));
        }
        return layers.resolved();
    }

    /** The same for a submission, where the master implies other values. */
    static Resolved resolveSubmission(List<Given> given, Surroundings surroundings, Problems problems) {
        Resolved resolved = resolve(given, surroundings, problems);
        int processors = Runtime.getRuntime().availableProcessors();
        return new Resolved(
                LocalRules.applied(resolved.values(), processors, problems),
                resolved.applicationJar(),
                resolved.arguments(),
                resolved.command());
    }

    private Resolved resolved() {
        List<Layer> all = List.of(confFile, propertiesFile, spec.layer(), set.layer(), conf, options);
        Set<String> groups = GroupRequest.names(
                all.stream().flatMap(layer -> layer.values().keySet().stream()).collect(Collectors.toSet()));
        if (groups.equals(Set.of(LaunchNames.DEFAULT_GROUP))) {
            all.forEach(Layer::foldDefaultGroup);
        }
        Map<String, ResolvedValue> values = new LinkedHashMap<>();
        all.forEach(layer -> values.putAll(layer.values()));
        return new Resolved(
                values,
                set.applicationJar().or(spec::applicationJar).orElse(null),
                set.arguments().or(spec::arguments).orElse(List.of()),
                set.command().or(spec::command).orElse(null));
    }

    private void put(Given given) {
        OptionEffect effect = given.row().effect();
        String flag = given.row().flag();
        if (effect instanceof SetsKey sets) {
            options.putOption(sets.key(), sets.key().name(), given.value(), sets.separator(), flag);
        } else if (effect instanceof SetsKeyTo sets) {
            options.putOption(sets.key(), sets.key().name(), sets.value(), null, flag);
        } else if (effect instanceof SetsEnvironment sets) {
            putEnvironment(sets.prefix(), given.value(), flag);
        } else if (effect instanceof SetsSecret sets) {
            putSecret(sets.prefix(), given.value(), flag);
        } else if (effect instanceof SetsAnyKey) {
            putConf(given.value());
        } else if (effect instanceof ReadsSpec) {
            path(given.value(), flag).ifPresent(spec::read);
        } else if (effect instanceof SetsSpecKey) {
            set.assign(given.value());
        } else if (effect instanceof ReadsFile) {
            path(given.value(), flag).ifPresent(file -> read(propertiesFile, file));
        }
    }

    private void putEnvironment(ConfigKey<?> prefix, String assignment, String flag) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? assignment : assignment.substring(0, equals);
        String value = equals < 0 ? environment.get(name) : assignment.substring(equals + 1);
        if (value == null) {
            problems.add("Option " + flag + ": '" + name + "' is not set in this environment; write " + flag
                    + " NAME=VALUE, or set the" + " variable for yarn-submit");
        } else {
            options.putOption(prefix, prefix.name() + name, value, null, flag);
        }
    }

    /** The value of a variable of this environment stays there until it is needed. */
    private void putSecret(ConfigKey<?> prefix, String assignment, String flag) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? assignment : assignment.substring(0, equals);
        String source = equals < 0 ? SecretReader.VARIABLE + name : assignment.substring(equals + 1);
        options.putOption(prefix, prefix.name() + name, source, null, flag);
    }

    private void putConf(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            problems.add("--conf: '" + assignment + "' is not KEY=VALUE");
        } else {
            conf.putNamed(assignment.substring(0, equals).trim(), assignment.substring(equals + 1), new Origin.Conf());
        }
    }

    private Optional<Path> path(String name, String flag) {
        try {
            if (!name.isBlank()) {
                return Optional.of(LocalView.ofThisProcess().file(name));
            }
            problems.add("Option " + flag + ": the value is empty");
        } catch (IOException e) {
            problems.add("Option " + flag + ": '" + name + "' cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void read(Layer layer, Path file) {
        PropertiesLines.read(file, problems)
                .forEach(entry -> layer.putNamed(entry.key(), entry.value(), new Origin.FileLine(file, entry.line())));
    }
}
