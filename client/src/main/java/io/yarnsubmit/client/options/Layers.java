package io.yarnsubmit.client.options;

import io.yarnsubmit.client.options.OptionEffect.ReadsFile;
import io.yarnsubmit.client.options.OptionEffect.SetsAnyKey;
import io.yarnsubmit.client.options.OptionEffect.SetsEnvironment;
import io.yarnsubmit.client.options.OptionEffect.SetsKey;
import io.yarnsubmit.client.options.OptionEffect.SetsKeyTo;
import io.yarnsubmit.client.options.OptionParser.Given;
import io.yarnsubmit.protocol.config.ConfigKey;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collects the configuration from its sources. Precedence: option, then {@code --conf}, then {@code --properties-file},
 * then {@code conf/yarn-submit.properties}; the defaults are the catalogue's.
 */
final class Layers {
    private static final String CONF_FILE = "yarn-submit.properties";

    private final Problems problems;
    private final Map<String, String> environment;
    private final Layer options;
    private final Layer conf;
    private final Layer propertiesFile;
    private final Layer confFile;

    private Layers(Surroundings surroundings, Problems problems) {
        this.problems = problems;
        environment = surroundings.environment();
        options = new Layer(problems);
        conf = new Layer(problems);
        propertiesFile = new Layer(problems);
        confFile = new Layer(problems);
    }

    /** The values that are set, by their full names; bad ones are left out and reported. */
    static Map<String, ResolvedValue> resolve(List<Given> given, Surroundings surroundings, Problems problems) {
        Layers layers = new Layers(surroundings, problems);
        given.forEach(layers::put);
        Path confDirectory = surroundings.confDirectory();
        if (confDirectory != null && Files.exists(confDirectory.resolve(CONF_FILE))) {
            layers.read(layers.confFile, confDirectory.resolve(CONF_FILE));
        }
        Map<String, ResolvedValue> resolved = new LinkedHashMap<>();
        Stream.of(layers.confFile, layers.propertiesFile, layers.conf, layers.options)
                .forEach(layer -> resolved.putAll(layer.values()));
        return resolved;
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
        } else if (effect instanceof SetsAnyKey) {
            putConf(given.value());
        } else if (effect instanceof ReadsFile) {
            readNamed(given.value());
        }
    }

    private void putEnvironment(ConfigKey<?> prefix, String assignment, String flag) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? assignment : assignment.substring(0, equals);
        String value = equals < 0 ? environment.get(name) : assignment.substring(equals + 1);
        if (value == null) {
            problems.add("Option " + flag + ": '" + name + "' has no value here; write " + flag
                    + " NAME=VALUE, or set the" + " variable for yarn-submit");
        } else {
            options.putOption(prefix, prefix.name() + name, value, null, flag);
        }
    }

    private void putConf(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            problems.add("--conf: '" + assignment + "' is not KEY=VALUE");
        } else {
            conf.putNamed(assignment.substring(0, equals).trim(), assignment.substring(equals + 1), new Origin.Conf());
        }
    }

    private void readNamed(String name) {
        try {
            if (name.isBlank()) {
                problems.add("Option --properties-file: the value is empty");
            } else {
                read(propertiesFile, Path.of(name));
            }
        } catch (InvalidPathException e) {
            problems.add("Option --properties-file: '" + name + "' is no path: " + e.getReason());
        }
    }

    private void read(Layer layer, Path file) {
        PropertiesLines.read(file, problems)
                .forEach(entry -> layer.putNamed(entry.key(), entry.value(), new Origin.FileLine(file, entry.line())));
    }
}
