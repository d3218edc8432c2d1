package io.yarnsubmit.client.spec;

import io.yarnsubmit.client.spec.SpecEntry.AnyKeys;
import io.yarnsubmit.client.spec.SpecEntry.Arguments;
import io.yarnsubmit.client.spec.SpecEntry.Command;
import io.yarnsubmit.client.spec.SpecEntry.Groups;
import io.yarnsubmit.client.spec.SpecEntry.Jar;
import io.yarnsubmit.client.spec.SpecEntry.Leaf;
import io.yarnsubmit.client.spec.SpecEntry.Section;
import io.yarnsubmit.client.spec.SpecEntry.Shape;
import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be in a job file. Made from the catalogue, so that a new configuration key is at once a key of job files: the first
 * word of its name tells the section, the others the place within it.
 */
final class SpecTable {
    static final String PREFIX = "yarnsubmit.";
    static final String APPLICATION = "application";
    static final String EXECUTORS = "executors";
    static final String GROUPS = "groups";
    static final String CONFIGURATION = "configuration";
    private static final String FILES = "files";

    /** Sections whose name differs from the first word of their keys. */
    private static final Map<String, String> SECTIONS = Map.of(
            "executor", EXECUTORS, "task", "tasks", "node", "nodes", "am", "applicationMaster", "secret", "secrets");

    private static final Set<ConfigKey<?>> OF_FILES =
            Set.of(ConfigKeys.JARS, ConfigKeys.FILES, ConfigKeys.ARCHIVES, ConfigKeys.STAGING_DIRECTORY);

    private SpecTable() {}

    /** The whole document. */
    static Section root() {
        Map<String, SpecEntry> root = new LinkedHashMap<>();
        Map<String, SpecEntry> application = section(root, APPLICATION);
        application.put("jar", new Jar());
        application.put("arguments", new Arguments());
        application.put("command", new Command());
        for (ConfigKey<?> key : ConfigCatalogue.all()) {
            if (!key.equals(ConfigKeys.EXECUTOR_GROUPS)) {
                put(root, path(key), leaf(key));
            }
        }
        section(root, EXECUTORS).put(GROUPS, new Groups(group()));
        root.put(CONFIGURATION, new AnyKeys());
        return new Section(root);
    }

    /** One executor group. */
    private static Section group() {
        Map<String, SpecEntry> group = new LinkedHashMap<>();
        ConfigCatalogue.ofGroup().forEach(key -> {
            List<String> path = path(key);
            put(group, path.subList(1, path.size()), leaf(key));
        });
        return new Section(group);
    }

    /** Where a configuration key is in a job file. */
    static List<String> path(ConfigKey<?> key) {
        String name = key.name().substring(PREFIX.length());
        List<String> words = new ArrayList<>(Arrays.asList(name.split("\\.")));
        if (OF_FILES.contains(key)) {
            words.add(0, FILES);
        } else if (name.indexOf('.') < 0) {
            words.add(0, APPLICATION);
        } else {
            words.set(0, SECTIONS.getOrDefault(words.get(0), words.get(0)));
        }
        return words;
    }

    /** Whether it names files. */
    static boolean isOfFiles(ConfigKey<?> key) {
        return OF_FILES.contains(key);
    }

    private static Leaf leaf(ConfigKey<?> key) {
        return new Leaf(key, shape(key));
    }

    private static Shape shape(ConfigKey<?> key) {
        if (key.isPrefix()) {
            return Shape.VARIABLES;
        }
        if (key.equals(ConfigKeys.DRIVER_JAVA_OPTIONS)
                || key.equals(ConfigKeys.EXECUTOR_JAVA_OPTIONS)
                || key.equals(RoleKeys.COMMAND)) {
            return Shape.WORDS;
        }
        if (key.type().equals(ConfigType.LIST) || key.equals(ConfigKeys.EXECUTOR_PLACEMENT)) {
            return Shape.LIST;
        }
        if (key.type().equals(ConfigType.RESOURCES)) {
            return Shape.AMOUNTS;
        }
        return key.type().equals(ConfigType.RANGE) ? Shape.RANGE : Shape.SCALAR;
    }

    private static void put(Map<String, SpecEntry> within, List<String> path, SpecEntry entry) {
        if (path.size() == 1) {
            within.put(path.get(0), entry);
        } else {
            put(section(within, path.get(0)), path.subList(1, path.size()), entry);
        }
    }

    private static Map<String, SpecEntry> section(Map<String, SpecEntry> within, String name) {
        SpecEntry found = within.computeIfAbsent(name, absent -> new Section(new LinkedHashMap<>()));
        if (found instanceof Section section) {
            return section.entries();
        }
        throw new IllegalStateException("'" + name + "' is both a key and a section");
    }
}
