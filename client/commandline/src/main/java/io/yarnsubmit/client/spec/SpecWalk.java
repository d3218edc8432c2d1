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
import io.yarnsubmit.protocol.config.RoleKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Goes through a document by the table, and collects what it says. */
final class SpecWalk {
    private static final String COMMAND = "command";
    /** Of a role: texts with places that are filled when an instance starts. */
    private static final Set<ConfigKey<?>> TEMPLATES =
            Set.of(RoleKeys.COMMAND, RoleKeys.READY_KEY, ConfigKeys.EXECUTOR_ENV);

    private final SpecProblems problems;
    private final BiFunction<String, Collection<String>, String> suggestion;
    private final SpecTexts texts;
    private final SpecTexts templates;
    private final Set<String> roles = new HashSet<>();
    private final List<Spec.Value> values = new ArrayList<>();
    private Optional<Spec.Program> jar = Optional.empty();
    private @Nullable List<Spec.Program> arguments;
    private @Nullable List<Spec.Program> command;

    /** @param environment null: texts are taken as they are */
    SpecWalk(
            @Nullable EnvironmentText environment,
            BiFunction<String, Collection<String>, String> suggestion,
            SpecProblems problems) {
        this.suggestion = suggestion;
        this.problems = problems;
        this.texts = new SpecTexts(environment, problems);
        this.templates = texts.ofTemplates();
    }

    Spec spec() {
        return new Spec(values, jar, arguments, command);
    }

    /** @param path of the section with a dot behind, or empty */
    void section(Section section, MappingNode mapping, String path) {
        section(section, mapping, path, null);
    }

    private void section(Section section, MappingNode mapping, String path, @Nullable String group) {
        entries(mapping, path).forEach((key, tuple) -> {
            SpecEntry entry = section.entries().get(key);
            if (entry == null) {
                problems.add(SpecDocument.line(tuple.getKeyNode()), unknown(section, key, path));
            } else {
                entry(entry, tuple, path + key, group);
            }
        });
    }

    /** @param group whose value it is; null: the application's */
    void entry(SpecEntry entry, NodeTuple tuple, String path, @Nullable String group) {
        Node value = tuple.getValueNode();
        int line = SpecDocument.line(tuple.getKeyNode());
        if (SpecTexts.isNothing(value)) {
            problems.add(line, path + " has no value; give it one, or take the line out");
        } else if (entry instanceof Leaf leaf) {
            leaf(leaf, value, path, line, group);
        } else if (entry instanceof Jar) {
            jar = texts.scalar(value, path, "a single value").map(text -> new Spec.Program(text, line));
        } else if (entry instanceof Arguments) {
            arguments = words(value, path, line);
        } else if (entry instanceof Command) {
            List<Spec.Program> words = words(value, path, line);
            // A single value is a problem, but is what was meant.
            command = value instanceof ScalarNode scalar ? List.of(new Spec.Program(scalar.getValue(), line)) : words;
        } else if (!(value instanceof MappingNode mapping)) {
            problems.add(line, path + " has keys of its own, but a " + SpecTexts.kind(value) + " follows");
        } else if (entry instanceof Section section) {
            section(section, mapping, path + ".", group);
        } else if (entry instanceof Groups groups) {
            groups(groups, mapping, path + ".");
        } else if (entry instanceof AnyKeys) {
            entries(mapping, path + ".")
                    .forEach((key, any) -> texts.scalar(any.getValueNode(), path + "." + key, "a single value")
                            .ifPresent(text -> add(key, text, path + "." + key, any)));
        }
    }

    private List<Spec.Program> words(Node value, String path, int line) {
        return texts.list(value, path, "a list").stream()
                .map(item -> new Spec.Program(item, line))
                .toList();
    }

    private void groups(Groups groups, MappingNode mapping, String path) {
        if (mapping.getValue().isEmpty()) {
            problems.add(SpecDocument.line(mapping), path + " has no group; name one, or take it out");
        }
        entries(mapping, path).forEach((name, tuple) -> {
            int line = SpecDocument.line(tuple.getKeyNode());
            if (!ConfigKeys.GROUP_NAME.matcher(name).matches()) {
                problems.add(
                        line,
                        "'" + name + "' is not a name of an executor group; it may have letters, digits, - and _");
            } else if (tuple.getValueNode() instanceof MappingNode group
                    && !group.getValue().isEmpty()) {
                if (entries(group, path + name + ".", SpecProblems.UNHEARD).containsKey(COMMAND)) {
                    roles.add(name);
                }
                section(groups.group(), group, path + name + ".", name);
            } else {
                problems.add(line, path + name + " is empty; give it keys such as instances or memory");
            }
        });
    }

    private void leaf(Leaf leaf, Node value, String path, int line, @Nullable String group) {
        String key = leaf.key().name();
        String full = group == null
                ? key
                : ConfigKeys.EXECUTOR_GROUPS.name() + group + "."
                        + key.substring((SpecTable.PREFIX + "executor.").length());
        SpecTexts read = group != null && roles.contains(group) && TEMPLATES.contains(leaf.key()) ? templates : texts;
        if (leaf.shape() == SpecEntry.Shape.VARIABLES) {
            variables(value, full, path, read);
        } else {
            read.of(leaf, value, path).ifPresent(text -> values.add(new Spec.Value(full, text, path, line)));
        }
    }

    private void variables(Node value, String prefix, String path, SpecTexts read) {
        if (value instanceof MappingNode mapping) {
            entries(mapping, path + ".")
                    .forEach((name, tuple) -> read.scalar(tuple.getValueNode(), path + "." + name, "a single value")
                            .ifPresent(text -> add(prefix + name, text, path + "." + name, tuple)));
        } else {
            problems.add(
                    SpecDocument.line(value),
                    path + " is a " + SpecTexts.kind(value) + " here; write it as a map of names to values");
        }
    }

    private void add(String key, String text, String path, NodeTuple tuple) {
        values.add(new Spec.Value(key, text, path, SpecDocument.line(tuple.getKeyNode())));
    }

    private Map<String, NodeTuple> entries(MappingNode mapping, String path) {
        return entries(mapping, path, problems);
    }

    /** By name; if a name occurs twice, the first. */
    private static Map<String, NodeTuple> entries(MappingNode mapping, String path, SpecProblems problems) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = SpecDocument.line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(line, "a key must be a name, not a " + SpecTexts.kind(tuple.getKeyNode()));
                continue;
            }
            Integer first = lines.putIfAbsent(key.getValue(), line);
            if (first == null) {
                entries.put(key.getValue(), tuple);
            } else {
                problems.add(line, path + key.getValue() + " is here a second time; the first is in line " + first);
            }
        }
        return entries;
    }

    /** If the section was forgotten it is suggested; if the key was mistyped, the key. */
    String unknown(Section section, String key, String path) {
        String near = suggestion.apply(key, section.entries().keySet());
        if (near.isEmpty()) {
            List<String> elsewhere = paths(SpecTable.root(), "")
                    .filter(known -> known.substring(known.lastIndexOf('.') + 1).equals(key))
                    .limit(3)
                    .toList();
            near = elsewhere.isEmpty()
                    ? "; there are " + String.join(", ", section.entries().keySet())
                    : ": did you mean '" + String.join("' or '", elsewhere) + "'?";
        }
        return "unknown key '" + path + key + "'" + near;
    }

    private static Stream<String> paths(Section section, String path) {
        return section.entries().entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof Section below
                        ? paths(below, path + entry.getKey() + ".")
                        : Stream.of(path + entry.getKey()));
    }
}
