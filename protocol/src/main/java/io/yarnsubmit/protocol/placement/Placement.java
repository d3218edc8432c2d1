package io.yarnsubmit.protocol.placement;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a group's executors may run, relative to each other and to attributes of machines. Written as terms separated
 * by commas:
 * {@code one-per-host, max-per-host=N, max-per-rack=N, near=GROUP, apart=GROUP, attribute:NAME=VALUE, attribute:NAME!=VALUE}.
 *
 * @param terms conditions that must all hold
 */
public record Placement(List<PlacementTerm> terms) {
    private static final String ACCEPTED = "one-per-host, max-per-host=N, max-per-rack=N, near=GROUP, apart=GROUP,"
            + " attribute:NAME=VALUE or attribute:NAME!=VALUE";
    private static final Pattern ASSIGNMENT = Pattern.compile("(max-per-host|max-per-rack|near|apart)\\s*=\\s*(.*)");
    // YARN accepts attribute names of up to 63 characters, optionally with a prefix like a host name.
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("attribute:\\s*((?:" + NAME + "/)?" + NAME + ")\\s*(!?=)\\s*(" + NAME + ")");
    private static final Pattern GROUP = Pattern.compile("[^\\s,=/]+");

    public Placement {
        terms = List.copyOf(terms);
    }

    /** @throws IllegalArgumentException with a message for the user that names all problems */
    public static Placement parse(String text) {
        List<String> problems = new ArrayList<>();
        List<PlacementTerm> terms = new ArrayList<>();
        Arrays.stream(text.split(",", -1)).map(String::trim).forEach(term -> {
            try {
                terms.add(term(term));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        contradictions(terms).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Placement(terms);
    }

    /** The groups that the terms refer to. The caller checks whether they exist. */
    public Set<String> groups() {
        return terms.stream().flatMap(Placement::group).collect(Collectors.toUnmodifiableSet());
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return terms.stream().map(PlacementTerm::toString).collect(joining(","));
    }

    private static Stream<String> group(PlacementTerm term) {
        if (term instanceof PlacementTerm.Near near) {
            return Stream.of(near.group());
        }
        return term instanceof PlacementTerm.Apart apart ? Stream.of(apart.group()) : Stream.empty();
    }

    private static PlacementTerm term(String text) {
        if (text.equals("one-per-host")) {
            return new PlacementTerm.MaxPerHost(1);
        }
        if (text.startsWith("attribute:")) {
            return attribute(text);
        }
        Matcher assignment = ASSIGNMENT.matcher(text);
        if (!assignment.matches()) {
            throw new IllegalArgumentException(
                    (text.isEmpty() ? "a term is empty" : "'" + text + "' is not a placement") + "; write " + ACCEPTED);
        }
        String value = assignment.group(2);
        return switch (assignment.group(1)) {
            case "max-per-host" -> new PlacementTerm.MaxPerHost(count(text, value));
            case "max-per-rack" -> new PlacementTerm.MaxPerRack(count(text, value));
            case "near" -> new PlacementTerm.Near(groupName(text, value));
            default -> new PlacementTerm.Apart(groupName(text, value));
        };
    }

    private static PlacementTerm attribute(String text) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        if (!attribute.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an attribute of a machine; write attribute:NAME=VALUE or attribute:NAME!=VALUE, each of"
                    + " letters, digits, '-', '_' and '.', the name with an optional prefix and '/'");
        }
        return new PlacementTerm.Attribute(
                attribute.group(1), attribute.group(3), attribute.group(2).equals("="));
    }

    private static int count(String text, String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is out of range.
        }
        throw new IllegalArgumentException("'" + text + "' needs a whole number of 1 or more");
    }

    private static String groupName(String text, String value) {
        if (!GROUP.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + text + "' needs the name of an executor group");
        }
        return value;
    }

    private static Stream<String> contradictions(List<PlacementTerm> terms) {
        return Stream.of(
                        differing(terms, PlacementTerm.MaxPerHost.class, PlacementTerm.MaxPerHost::most),
                        differing(terms, PlacementTerm.MaxPerRack.class, PlacementTerm.MaxPerRack::most),
                        nearAndApart(terms))
                .flatMap(problems -> problems);
    }

    private static <T extends PlacementTerm> Stream<String> differing(
            List<PlacementTerm> terms, Class<T> type, Function<T, Integer> bound) {
        List<T> alike = terms.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .toList();
        return alike.stream().map(bound).distinct().count() > 1
                ? Stream.of(alike.stream().map(term -> "'" + term + "'").collect(joining(" and "))
                        + " contradict each other")
                : Stream.empty();
    }

    private static Stream<String> nearAndApart(List<PlacementTerm> terms) {
        return terms.stream()
                .filter(PlacementTerm.Near.class::isInstance)
                .map(term -> ((PlacementTerm.Near) term).group())
                .filter(group -> terms.contains(new PlacementTerm.Apart(group)))
                .distinct()
                .map(group -> "'near=" + group + "' and 'apart=" + group + "' contradict each other");
    }
}
