package io.yarnsubmit.map.item;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One try of one unit of items.
 *
 * @param number the unit's, from 1
 * @param attempt from 1
 * @param items what the command gets
 * @param avoid executors that are to hand it back because it failed there; empty: it runs anywhere
 */
public record UnitAttempt(int number, int attempt, List<String> items, Set<String> avoid) implements Serializable {
    private static final long serialVersionUID = 1;

    public UnitAttempt {
        items = List.copyOf(items);
        avoid = Set.copyOf(avoid);
    }
}
