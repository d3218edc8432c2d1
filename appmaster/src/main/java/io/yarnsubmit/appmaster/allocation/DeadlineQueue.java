package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things that have to be checked at a deadline. An entry that no longer matters is dropped when it comes to the front;
 * removing it at once would need a search.
 */
final class DeadlineQueue<T> {
    private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>();
    private final Predicate<T> stillMatters;
    private long added;

    DeadlineQueue(Predicate<T> stillMatters) {
        this.stillMatters = stillMatters;
    }

    void add(Instant deadline, T item) {
        entries.add(new Entry<>(deadline, added++, item));
    }

    Optional<Instant> next() {
        Entry<T> first = first();
        return first == null ? Optional.empty() : Optional.of(first.deadline());
    }

    /** Takes out the entries that are due, the longest overdue first. */
    List<T> due(Instant now) {
        List<T> due = new ArrayList<>();
        for (Entry<T> first = first(); first != null && !now.isBefore(first.deadline()); first = first()) {
            entries.remove();
            due.add(first.item());
        }
        return due;
    }

    private @Nullable Entry<T> first() {
        Entry<T> first = entries.peek();
        while (first != null && !stillMatters.test(first.item())) {
            entries.remove();
            first = entries.peek();
        }
        return first;
    }

    /** Of equal deadlines, the one that was added first comes first. */
    private record Entry<T>(Instant deadline, long order, T item) implements Comparable<Entry<T>> {
        @Override
        public int compareTo(Entry<T> other) {
            int byTime = deadline.compareTo(other.deadline);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
