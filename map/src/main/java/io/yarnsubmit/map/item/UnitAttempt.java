package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One attempt of one unit.
 *
 * @param number the number of the unit, from 1
 * @param attempt the number of the attempt, from 1
 * @param items the items that the command gets; empty for a command that is run for itself
 * @param avoid executors that must hand it back because it failed there; may be empty
 */
public record UnitAttempt(int number, int attempt, List<String> items, Set<String> avoid) implements Serializable {
    private static final long serialVersionUID = 1;

    public UnitAttempt {
        items = List.copyOf(items);
        avoid = Set.copyOf(avoid);
    }

    /** Whether a command is run for itself, not for an item. */
    boolean isAlone() {
        return items.isEmpty();
    }
}
