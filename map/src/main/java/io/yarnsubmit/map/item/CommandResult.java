package io.yarnsubmit.map.item;

import java.io.Serializable;

/**
 * How a {@link CommandTask} ended.
 *
 * @param executor the id of the executor that it ran on
 * @param attempt the number of its last attempt, from 1
 */
public record CommandResult(int executor, String host, int attempt, UnitResult end) implements Serializable {
    private static final long serialVersionUID = 1;
}
