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
 * event           what follows
 * --------------  ------------------------------------------------------------------------------------------------
 * asked           started, unless it is known; if the instance does not run, it has ended with a problem
 * ended           told
 * connected       all ends are told that were not acknowledged
 * acknowledged    forgotten; one that still runs is ended, because nobody waits for it any more
 * instance ended  those that run are ended
 * </pre>
 */
final class BesideCore {
    private static final int NOT_STARTED = 126;

    private final Set<Long> running = new TreeSet<>();
    private final Map<Long, BesideEnd> ends = new LinkedHashMap<>();

    /**
     * The driver wants a command, perhaps once more.
     *
     * @param isInstanceRunning whether there is something beside which it can run
     */
    List<BesideAction> asked(BesideCommand command, boolean isInstanceRunning) {
        long number = command.getNumber();
        if (running.contains(number) || ends.containsKey(number)) {
            return List.of();
        }
        if (!isInstanceRunning) {
            return tell(BesideEnd.newBuilder()
                    .setNumber(number)
                    .setExitStatus(NOT_STARTED)
                    .setProblem("the instance does not run now")
                    .build());
        }
        if (command.getCommandCount() == 0) {
            return tell(BesideEnd.newBuilder()
                    .setNumber(number)
                    .setExitStatus(NOT_STARTED)
                    .setProblem("the command has no words")
                    .build());
        }
        running.add(number);
        return List.of(new BesideAction.Start(command));
    }

    /** A command has ended, or could not be started. */
    List<BesideAction> ended(long number, CommandEnd end) {
        if (!running.remove(number)) {
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
        return running.remove(number) ? List.of(new BesideAction.Stop(number)) : List.of();
    }

    /** The instance has ended. */
    List<BesideAction> instanceEnded() {
        List<BesideAction> actions = new ArrayList<>();
        running.forEach(number -> actions.add(new BesideAction.Stop(number)));
        return actions;
    }
}
