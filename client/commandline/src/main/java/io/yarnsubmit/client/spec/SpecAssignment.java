package io.yarnsubmit.client.spec;

import io.yarnsubmit.client.spec.SpecEntry.AnyKeys;
import io.yarnsubmit.client.spec.SpecEntry.Arguments;
import io.yarnsubmit.client.spec.SpecEntry.Command;
import io.yarnsubmit.client.spec.SpecEntry.Groups;
import io.yarnsubmit.client.spec.SpecEntry.Leaf;
import io.yarnsubmit.client.spec.SpecEntry.Section;
import io.yarnsubmit.client.spec.SpecEntry.Shape;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds the place that the path of a {@code --set} names, and puts the value there. */
final class SpecAssignment {
    private final SpecWalk walk;
    private final SpecProblems problems;

    SpecAssignment(SpecWalk walk, SpecProblems problems) {
        this.walk = walk;
        this.problems = problems;
    }

    void put(String path, String value) {
        put(SpecTable.root(), path, path, value, null);
    }

    /** @param rest of the path, within the entry */
    private void put(SpecEntry entry, String rest, String path, String value, @Nullable String group) {
        if (rest.isEmpty() || isWhole(entry)) {
            whole(entry, rest, path, value, group);
            return;
        }
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        String below = dot < 0 ? "" : rest.substring(dot + 1);
        if (entry instanceof Section section) {
            SpecEntry next = section.entries().get(name);
            if (next == null) {
                String before = path.substring(0, path.length() - rest.length());
                problems.add(0, walk.unknown(section, name, before));
            } else {
                put(next, below, path, value, group);
            }
        } else if (entry instanceof Groups groups) {
            if (ConfigKeys.GROUP_NAME.matcher(name).matches()) {
                put(groups.group(), below, path, value, name);
            } else {
                problems.add(0, path + ": '" + name + "' is not a name of an executor group");
            }
        }
    }

    private static boolean isWhole(SpecEntry entry) {
        return !(entry instanceof Section) && !(entry instanceof Groups);
    }

    private void whole(SpecEntry entry, String rest, String path, String value, @Nullable String group) {
        boolean named = entry instanceof AnyKeys || (entry instanceof Leaf leaf && leaf.shape() == Shape.VARIABLES);
        if (!isWhole(entry) || (named && rest.isEmpty())) {
            problems.add(0, path + " has keys of its own; write " + path + ".NAME=VALUE");
        } else if (!named && !rest.isEmpty()) {
            problems.add(0, path + ": nothing is below " + path.substring(0, path.length() - rest.length() - 1));
        } else {
            // A map with one entry, for places whose names are the user's.
            Optional<Node> node = named ? Optional.of(mapping(rest, value)) : node(entry, value);
            String own = named ? path.substring(0, path.length() - rest.length() - 1) : path;
            node.ifPresent(found -> walk.entry(entry, new NodeTuple(scalar(own), found), own, group));
        }
    }

    /** A list may be written as YAML writes it in one line: {@code [a, b]}. */
    private Optional<Node> node(SpecEntry entry, String value) {
        boolean manifold = entry instanceof Arguments
                || entry instanceof Command
                || (entry instanceof Leaf leaf && leaf.shape() != Shape.SCALAR);
        String trimmed = value.trim();
        if (manifold && (trimmed.startsWith("[") || trimmed.startsWith("{"))) {
            return SpecDocument.read(trimmed, problems);
        }
        return Optional.of(scalar(value));
    }

    private static Node mapping(String name, String value) {
        return new MappingNode(Tag.MAP, List.of(new NodeTuple(scalar(name), scalar(value))), FlowStyle.FLOW);
    }

    private static Node scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
    }
}
