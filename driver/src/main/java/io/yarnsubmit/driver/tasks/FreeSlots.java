package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The executors that can take a task, by how many more they can take. All operations take constant time, but for the
 * search of the fullest shelf, which takes at most the number of slots of one executor.
 */
final class FreeSlots {
    // At index n: those with n free slots, the one that waited longest first.
    private final List<LinkedHashSet<ExecutorSlots>> shelves = new ArrayList<>();

    /** Puts the executor where its free slots say; away if it is not to be given tasks. */
    void update(ExecutorSlots executor) {
        remove(executor);
        int free = executor.takesTasks() ? executor.free() : 0;
        if (free > 0) {
            while (shelves.size() <= free) {
                shelves.add(new LinkedHashSet<>());
            }
            shelves.get(free).add(executor);
            executor.shelf = free;
        }
    }

    void remove(ExecutorSlots executor) {
        if (executor.shelf > 0) {
            shelves.get(executor.shelf).remove(executor);
            executor.shelf = 0;
        }
    }

    /** The one with the most free slots. */
    Optional<ExecutorSlots> most() {
        for (int free = shelves.size() - 1; free > 0; free--) {
            if (!shelves.get(free).isEmpty()) {
                return Optional.of(shelves.get(free).iterator().next());
            }
        }
        return Optional.empty();
    }
}
