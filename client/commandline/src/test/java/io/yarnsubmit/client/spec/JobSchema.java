package io.yarnsubmit.client.spec;

import io.yarnsubmit.client.spec.SpecEntry.AnyKeys;
import io.yarnsubmit.client.spec.SpecEntry.Arguments;
import io.yarnsubmit.client.spec.SpecEntry.Command;
import io.yarnsubmit.client.spec.SpecEntry.Groups;
import io.yarnsubmit.client.spec.SpecEntry.Jar;
import io.yarnsubmit.client.spec.SpecEntry.Leaf;
import io.yarnsubmit.client.spec.SpecEntry.Section;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code docs/job.schema.json} from the table of job files. */
final class JobSchema {
    private static final Map<String, Object> TEXT = Map.of("type", List.of("string", "number", "boolean"));
    /** A text with a variable may become anything. */
    private static final Map<String, Object> VARIABLE = ordered("type", "string", "pattern", "\\$\\{env:");

    private JobSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A job of yarn-submit");
        schema.put("description", "What yarn-submit -f runs. Options of the command and --set override this file.");
        schema.putAll(of(SpecTable.root()));
        return schema;
    }

    private static Map<String, Object> of(Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        section.entries().forEach((name, entry) -> properties.put(name, of(entry)));
        return ordered("type", "object", "additionalProperties", false, "properties", properties);
    }

    private static Map<String, Object> of(SpecEntry entry) {
        if (entry instanceof Section section) {
            return of(section);
        } else if (entry instanceof Groups groups) {
            Map<String, Object> group = of(groups.group());
            group.put("minProperties", 1);
            return ordered(
                    "type",
                    "object",
                    "description",
                    "Executor groups by name. What a group does not set, it has from the keys beside groups.",
                    "minProperties",
                    1,
                    "propertyNames",
                    Map.of("pattern", "^" + ConfigKeys.GROUP_NAME.pattern() + "$"),
                    "additionalProperties",
                    group);
        } else if (entry instanceof Leaf leaf) {
            return of(leaf);
        } else if (entry instanceof Jar) {
            return ordered(
                    "type", "string", "description", "The application jar: a path relative to this file, or a URI.");
        } else if (entry instanceof Arguments) {
            return ordered("type", "array", "items", TEXT, "description", "The driver's arguments, one word each.");
        } else if (entry instanceof Command) {
            return ordered(
                    "type",
                    "array",
                    "minItems",
                    1,
                    "items",
                    TEXT,
                    "description",
                    "A command that is the driver, one word each; instead of jar, class and arguments.");
        } else if (entry instanceof AnyKeys) {
            return ordered(
                    "type",
                    "object",
                    "additionalProperties",
                    TEXT,
                    "description",
                    "Any key of docs/configuration.md, with or without yarnsubmit. before it.");
        }
        throw new IllegalStateException("no schema for " + entry);
    }

    private static Map<String, Object> of(Leaf leaf) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", leaf.key().description());
        if (leaf.key().defaultText() != null) {
            schema.put("default", leaf.key().defaultText());
        }
        schema.putAll(
                switch (leaf.shape()) {
                    case SCALAR -> scalar(leaf.key());
                    case LIST, WORDS -> any(TEXT, ordered("type", "array", "items", TEXT));
                    case AMOUNTS ->
                        any(
                                ordered("type", "string"),
                                ordered("type", "array", "items", ordered("type", "string")),
                                ordered("type", "object", "additionalProperties", TEXT));
                    case RANGE ->
                        any(
                                ordered("type", "string", "pattern", "^\\s*\\d+\\s*\\.\\.\\s*\\d+\\s*$"),
                                VARIABLE,
                                ordered(
                                        "type",
                                        "object",
                                        "additionalProperties",
                                        false,
                                        "required",
                                        List.of("min", "max"),
                                        "properties",
                                        ordered("min", wholeNumber(), "max", wholeNumber())));
                    case VARIABLES -> ordered("type", "object", "additionalProperties", TEXT);
                });
        return schema;
    }

    private static Map<String, Object> scalar(ConfigKey<?> key) {
        ConfigType<?> type = key.type();
        if (type.equals(ConfigType.BOOLEAN)) {
            return any(ordered("type", "boolean"), VARIABLE);
        }
        if (type.equals(ConfigType.MEMORY)) {
            return any(
                    ordered("type", "number", "minimum", 0),
                    ordered("type", "string", "pattern", "^\\s*\\d+(\\.\\d+)?\\s*([bkmgtBKMGT]([iI]?[bB])?)?\\s*$"),
                    VARIABLE);
        }
        if (type.equals(ConfigType.DURATION) || type.equals(ConfigType.POSITIVE_DURATION)) {
            return any(
                    wholeNumber(),
                    ordered("type", "string", "pattern", "^\\s*\\d+\\s*(ms|s|min|m|h|d)?\\s*$"),
                    VARIABLE);
        }
        if (type.equals(ConfigType.MASTER)) {
            return any(ordered("type", "string", "pattern", "^(yarn|embedded|local(\\[(\\*|[1-9]\\d*)])?)$"), VARIABLE);
        }
        if (type.name().startsWith("whole number") || type.equals(ConfigType.PORT)) {
            return any(wholeNumber(), VARIABLE);
        }
        return type.name().matches("\\w+( or \\w+)+")
                ? any(ordered("enum", Arrays.asList(type.name().split(" or "))), VARIABLE)
                : TEXT;
    }

    private static Map<String, Object> wholeNumber() {
        return ordered("type", "integer", "minimum", 0);
    }

    @SafeVarargs
    private static Map<String, Object> any(Map<String, Object>... alternatives) {
        return ordered("anyOf", Arrays.asList(alternatives));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
