package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which commands run beside the instance, and which ends the driver has to hear of. Single-threaded, no I/O, no clock.
 *
 * <pre>
 * event         what follows
 * ------------  ------------------------------------------------------------------------------------------------------
 * asked         nothing, if it is known; started if the instance runs; held if it comes; otherwise ended with a problem
 * situation     runs: those held are started. comes: those that run are ended. ends: those held have ended. none: both
 * ended         told
 * connected     all ends are told that were not acknowledged
 * acknowledged  forgotten; one that still runs is ended, because nobody waits for it any more
 * </pre>
 */
final class BesideCore {
    private static final int NOT_STARTED = 126;

    private final Map<Long, BesideCommand> held = new LinkedHashMap<>();
    private final Set<Long> running = new TreeSet<>();
    private final Set<Long> stopping = new TreeSet<>();
    private final Map<Long, BesideEnd> ends = new LinkedHashMap<>();

    /** The driver wants a command, perhaps once more. */
    List<BesideAction> asked(BesideCommand command, BesideSituation situation) {
        long number = command.getNumber();
        if (held.containsKey(number)
                || running.contains(number)
                || stopping.contains(number)
                || ends.containsKey(number)) {
            return List.of();
        }
        if (command.getCommandCount() == 0) {
            return refuse(number, "the command has no words");
        }
        held.put(number, command);
        return situation(situation);
    }

    /** How the instance is now, perhaps as before. */
    List<BesideAction> situation(BesideSituation situation) {
        return switch (situation) {
            case RUNS -> startHeld();
            case COMES -> stopAll();
            case ENDS -> refuseHeld();
            case NONE -> {
                List<BesideAction> actions = new ArrayList<>(refuseHeld());
                actions.addAll(stopAll());
                yield actions;
            }
        };
    }

    private List<BesideAction> startHeld() {
        List<BesideAction> actions = new ArrayList<>();
        held.values().forEach(command -> actions.add(new BesideAction.Start(command)));
        running.addAll(held.keySet());
        held.clear();
        return actions;
    }

    private List<BesideAction> refuseHeld() {
        List<BesideAction> actions = new ArrayList<>();
        List.copyOf(held.keySet()).forEach(number -> actions.addAll(refuse(number, "the instance does not run now")));
        held.clear();
        return actions;
    }

    private List<BesideAction> stopAll() {
        List<BesideAction> actions = new ArrayList<>();
        running.forEach(number -> actions.add(new BesideAction.Stop(number)));
        stopping.addAll(running);
        running.clear();
        return actions;
    }

    private List<BesideAction> refuse(long number, String problem) {
        return tell(BesideEnd.newBuilder()
                .setNumber(number)
                .setExitStatus(NOT_STARTED)
                .setProblem(problem)
                .build());
    }

    /** A command has ended, or could not be started. */
    List<BesideAction> ended(long number, CommandEnd end) {
        if (!running.remove(number) && !stopping.remove(number)) {
            return List.of();
        }
        return tell(BesideEnd.newBuilder()
                .setNumber(number)
                .setExitStatus(end.getExitStatus())
                .setProblem(end.getProblem())
                .build());
    }

    private List<BesideAction> tell(BesideEnd end) {
        ends.put(end.getNumber(), end);
        return List.of(new BesideAction.Report(List.of(end)));
    }

    /** There is a new connection to the driver. */
    List<BesideAction> connected() {
        return ends.isEmpty() ? List.of() : List.of(new BesideAction.Report(List.copyOf(ends.values())));
    }

    /** The driver knows the end of a command, or does not need it any more. */
    List<BesideAction> acknowledged(long number) {
        ends.remove(number);
        held.remove(number);
        stopping.remove(number);
        return running.remove(number) ? List.of(new BesideAction.Stop(number)) : List.of();
    }
}
