package io.yarnsubmit.client.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why the machines keep a container from being granted: none runs, none of the kind, none with room. */
final class MachineRules {
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_HEALTH = 120;

    private final List<MachineFacts> machines;

    MachineRules(List<MachineFacts> machines) {
        this.machines = machines;
    }

    Optional<Finding> noneLives() {
        if (machines.stream().anyMatch(MachineFacts::isRunning)) {
            return Optional.empty();
        }
        String health = machines.stream()
                .filter(machine ->
                        !machine.health().isBlank() && machine.state().equals("unhealthy"))
                .findFirst()
                .map(machine -> "; " + machine.host() + " says: " + shortened(machine.health()))
                .orElse("");
        return Optional.of(new Finding(
                "no-live-machine",
                "no machine of the cluster is alive",
                "The cluster has no live machine: " + (machines.isEmpty() ? "none has registered" : states()) + health,
                "Nothing can start until a NodeManager is running: ask the operators; yarn node -list -all shows each"
                        + " machine's state"));
    }

    /** None of those that run has the label, or all have one that was not asked for. */
    Optional<Finding> noneWithLabel(RequestedContainer wish, String label) {
        if (running().stream().anyMatch(machine -> machine.hasLabel(label))) {
            return Optional.empty();
        }
        Map<String, Long> others = running().stream()
                .flatMap(machine -> machine.labels().stream())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        String there = others.isEmpty() ? "none has a label" : "their labels: " + String.join(", ", others.keySet());
        return Optional.of(
                label.isEmpty()
                        ? new Finding(
                                "all-machines-labelled",
                                "every machine has a node label",
                                "All " + running().size() + " machines that run have a node label (" + there + "), and "
                                        + wish.what() + " asks for one without",
                                "Name one of them with " + wish.labelOption())
                        : new Finding(
                                "label-without-machines",
                                "no machine has the label '" + label + "'",
                                "No machine that runs has the node label '" + label + "', which " + wish.what()
                                        + " asks for (" + running().size() + " run; " + there + ")",
                                "Change " + wish.labelOption() + ", or ask the operators to label machines"));
    }

    /** The machines and racks that were named, if no others are allowed. */
    Optional<Finding> noneOfThePlaces(RequestedContainer wish) {
        if (wish.places().isEmpty() || running().stream().anyMatch(machine -> isAmong(wish, machine))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "places-away",
                "none of the machines asked for is alive",
                "None of the machines where alone " + wish.what() + " may run is alive: "
                        + String.join(", ", wish.places()),
                "Name others (--executor-hosts, --executor-racks), or leave out --executor-locality strict"));
    }

    /** There is no room now, or there never will be. */
    Optional<Finding> noRoom(RequestedContainer wish, String label, int reserved) {
        List<MachineFacts> fitting = running().stream()
                .filter(machine -> machine.hasLabel(label))
                .filter(machine -> wish.places().isEmpty() || isAmong(wish, machine))
                .toList();
        if (fitting.isEmpty() || fitting.stream().anyMatch(machine -> machine.hasRoomFor(wish.size()))) {
            return Optional.empty();
        }
        String which = label.isEmpty() ? "machine" : "machine with the label '" + label + "'";
        if (fitting.stream().noneMatch(machine -> wish.size().fitsInto(machine.total()))) {
            Size largest = largest(fitting.stream().map(MachineFacts::total).toList());
            return Optional.of(new Finding(
                    "too-large-for-machines",
                    "no " + which + " is as large as what is asked",
                    "No " + which + " is large enough for " + wish.what() + ", which asks for "
                            + wish.size().words() + ": the largest has " + largest.words() + " in all",
                    "Lower " + wish.smaller() + ", or ask for larger machines"));
        }
        return Optional.of(new Finding(
                "no-room",
                "no " + which + " has " + Size.memory(wish.size().memoryMib()) + " free",
                "No " + which + " has room for " + wish.what() + ", which asks for "
                        + wish.size().words() + "; free are " + freest(fitting)
                        + (reserved > 0 ? ". A place is reserved for it on " + reserved + " of them" : ""),
                "It continues when containers there end. A smaller one (" + wish.smaller() + ") may fit sooner"));
    }

    /** A machine has room for the container, by size and label. */
    Optional<Finding> placement(RequestedContainer wish, String label) {
        boolean room =
                running().stream().anyMatch(machine -> machine.hasLabel(label) && machine.hasRoomFor(wish.size()));
        if (wish.placement().isEmpty() || !room) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "no-machine-matches-placement",
                "no machine satisfies '" + wish.placement() + "'",
                "No machine that has room satisfies --executor-placement '" + wish.placement() + "' ("
                        + running().size() + " machines run)",
                "Loosen --executor-placement, or ask for fewer executors (--num-executors)"));
    }

    private static boolean isAmong(RequestedContainer wish, MachineFacts machine) {
        return wish.places().contains(machine.host()) || wish.places().contains(machine.rack());
    }

    private List<MachineFacts> running() {
        return machines.stream().filter(MachineFacts::isRunning).toList();
    }

    private String states() {
        return machines.stream()
                .collect(Collectors.groupingBy(MachineFacts::state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String freest(List<MachineFacts> fitting) {
        String shown = fitting.stream()
                .sorted(Comparator.comparingLong(
                                (MachineFacts machine) -> -machine.free().memoryMib())
                        .thenComparing(MachineFacts::host))
                .limit(MOST_NAMES)
                .map(machine -> machine.free().words() + " on " + machine.host())
                .collect(Collectors.joining(", "));
        int more = fitting.size() - MOST_NAMES;
        return more > 0 ? shown + ", less on " + more + " more" : shown;
    }

    private static Size largest(List<Size> sizes) {
        return sizes.stream().max(Comparator.comparingLong(Size::memoryMib)).orElse(Size.NONE);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_HEALTH ? line.substring(0, LONGEST_HEALTH - 3) + "..." : line;
    }
}
