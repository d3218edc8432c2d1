package io.yarnsubmit.client.spec;

import io.yarnsubmit.client.names.NameList;
import io.yarnsubmit.client.spec.SpecEntry.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns what a job file has at a place into the text that the option would take. */
final class SpecTexts {
    private static final Set<String> ENDS = Set.of("min", "max");

    private final @Nullable EnvironmentText environment;
    private final SpecProblems problems;

    SpecTexts(@Nullable EnvironmentText environment, SpecProblems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The same for templates. */
    SpecTexts ofTemplates() {
        return new SpecTexts(environment == null ? null : environment.ofTemplates(), problems);
    }

    /** Empty if that is not possible, which is then a problem. */
    Optional<String> of(Leaf leaf, Node value, String path) {
        return switch (leaf.shape()) {
            case SCALAR, VARIABLES -> scalar(value, path, "a single value");
            case LIST ->
                value instanceof SequenceNode
                        ? Optional.of(joined(leaf, list(value, path, "a list"), path, SpecDocument.line(value)))
                        : scalar(value, path, leaf.shape().words());
            case WORDS ->
                value instanceof SequenceNode
                        ? Optional.of(list(value, path, "a list").stream()
                                .map(SpecTexts::quoted)
                                .collect(Collectors.joining(" ")))
                        : scalar(value, path, leaf.shape().words());
            case AMOUNTS -> amounts(value, path);
            case RANGE ->
                value instanceof MappingNode mapping
                        ? range(mapping, path)
                        : scalar(value, path, "2..20, or a map of min and max");
        };
    }

    private Optional<String> amounts(Node value, String path) {
        if (value instanceof MappingNode mapping) {
            List<String> amounts = new ArrayList<>();
            scalars(mapping, path).forEach((name, amount) -> amounts.add(name + "=" + amount));
            return Optional.of(joined(amounts, path, SpecDocument.line(value)));
        }
        return value instanceof SequenceNode
                ? Optional.of(joined(list(value, path, "a list"), path, SpecDocument.line(value)))
                : scalar(value, path, "a map of names to amounts");
    }

    private Optional<String> range(MappingNode mapping, String path) {
        Map<String, String> ends = scalars(mapping, path);
        if (!ends.keySet().equals(ENDS)) {
            problems.add(SpecDocument.line(mapping), path + " must be a map of min and max, both, and nothing else");
            return Optional.empty();
        }
        return Optional.of(ends.get("min") + ".." + ends.get("max"));
    }

    private Map<String, String> scalars(MappingNode mapping, String path) {
        Map<String, String> found = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(SpecDocument.line(tuple.getKeyNode()), "a key of " + path + " is not a name");
                continue;
            }
            String name = key.getValue();
            Optional<String> value = scalar(tuple.getValueNode(), path + "." + name, "a single value");
            if (value.isPresent() && found.putIfAbsent(name, value.get()) != null) {
                problems.add(SpecDocument.line(key), path + "." + name + " is here a second time");
            }
        }
        return found;
    }

    /** The name of a file may have a comma. */
    private String joined(Leaf leaf, List<String> items, String path, int line) {
        return SpecTable.isOfFiles(leaf.key()) ? NameList.of(items) : joined(items, path, line);
    }

    /** A comma separates items, there and everywhere. */
    private String joined(List<String> items, String path, int line) {
        items.stream()
                .filter(item -> item.indexOf(',') >= 0)
                .forEach(item ->
                        problems.add(line, path + ": the item '" + item + "' has a comma, which no item may have"));
        return String.join(",", items);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** @param wanted for the message if it is not one */
    Optional<String> scalar(Node node, String path, String wanted) {
        if (isNothing(node)) {
            problems.add(SpecDocument.line(node), path + " has no value; write \"\" when it is to be empty");
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(text(scalar));
        }
        problems.add(SpecDocument.line(node), path + " is a " + kind(node) + " here; write it as " + wanted);
        return Optional.empty();
    }

    /** The items; anything else is left out, and is a problem. */
    List<String> list(Node node, String path, String wanted) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(SpecDocument.line(node), path + " is a " + kind(node) + " here; write it as " + wanted);
            return List.of();
        }
        List<String> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            scalar(item, "an item of " + path, "a single value").ifPresent(items::add);
        }
        return items;
    }

    private String text(ScalarNode scalar) {
        String text = scalar.getValue();
        return environment == null
                ? text
                : environment.of(text, problem -> problems.add(SpecDocument.line(scalar), problem));
    }

    /** Nothing at all, {@code null} or {@code ~}. */
    static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "map";
        }
        return node instanceof SequenceNode ? "list" : "single value";
    }
}
