package io.yarnsubmit.appmaster.yarn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The asks of one group that has a placement.
 *
 * <p>ResourceManagers read the number of such an ask in two ways. With {@code
 * yarn.resourcemanager.placement-constraints.handler=scheduler} it is absolute, as with other asks; with {@code
 * placement-processor} every message adds to what was said before, nothing can be taken back, and what cannot be placed at
 * once is refused. So each ask is a batch with an id of its own that is sent once: then both are the same. Taking back
 * sends 0 for whole batches, and asks for the rest of a batch with a new one. Grants that come nevertheless are surplus,
 * and the allocation gives them back.
 *
 * <p>Refused asks are repeated after a pause. The allocation need not know.
 */
final class PlacementAsks implements Asks {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Consumer<Batch> send;
    // By number: the asks that the ResourceManager has not granted.
    private final Map<Integer, Integer> batches = new LinkedHashMap<>();
    private final List<Batch> unsent = new ArrayList<>();
    private int lastBatch;
    private int outstanding;
    private int refused;
    private Duration pause = SHORTEST_PAUSE;
    private Instant askAgain = Instant.MIN;

    /** @param count how many containers; 0 takes the batch back */
    record Batch(int number, int count) {}

    /** @param send adds a batch to the next heartbeat */
    PlacementAsks(Consumer<Batch> send) {
        this.send = send;
    }

    @Override
    public void ask(int count) {
        outstanding += count;
        open(count);
    }

    @Override
    public void withdraw(int count) {
        outstanding -= count;
        trim();
    }

    @Override
    public void settle(int count) {
        outstanding -= count;
        // Asks that were granted while the allocation took some back could not be taken back.
        trim();
    }

    /** At most as many are requested as the allocation waits for; maybe fewer, while it does not know the latest grants. */
    private void trim() {
        int surplus = Math.max(0, asked() + refused - outstanding);
        int forgotten = Math.min(refused, surplus);
        refused -= forgotten;
        cancel(surplus - forgotten);
    }

    /** A container of a batch has come. */
    void granted(int batch) {
        pause = SHORTEST_PAUSE;
        batches.computeIfPresent(batch, (number, left) -> left == 1 ? null : left - 1);
    }

    /** The ResourceManager has given up this many containers of a batch. */
    void rejected(int batch, int count, Instant now) {
        Integer left = batches.remove(batch);
        if (left == null) {
            return;
        }
        int given = Math.min(Math.max(1, count), left);
        if (left > given) {
            batches.put(batch, left - given);
        }
        refused += given;
        if (!now.isBefore(askAgain)) {
            askAgain = now.plus(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    /** How many containers the ResourceManager could not place and that are to be asked for again. */
    int refused() {
        return refused;
    }

    /** Sends what is new. */
    void flush(Instant now) {
        if (refused > 0 && !now.isBefore(askAgain)) {
            int count = refused;
            refused = 0;
            open(count);
        }
        unsent.forEach(send);
        unsent.clear();
    }

    boolean isUnsent() {
        return !unsent.isEmpty();
    }

    @Override
    public boolean isOutstanding() {
        return outstanding > 0;
    }

    /**
     * The client tells a new ResourceManager of all batches, but the capacity scheduler overlooks them when there are
     * other asks in the same heartbeat. So they are sent once more; if that adds up, the surplus is given back.
     */
    @Override
    public void resynced() {
        unsent.clear();
        batches.forEach((number, count) -> unsent.add(new Batch(number, count)));
    }

    @Override
    public Optional<String> difference(int expected) {
        return outstanding == expected
                ? Optional.empty()
                : Optional.of(
                        "the allocation waits for " + expected + " containers, " + outstanding + " are asked for");
    }

    private int asked() {
        return batches.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void open(int count) {
        lastBatch++;
        batches.put(lastBatch, count);
        unsent.add(new Batch(lastBatch, count));
    }

    /** Takes the latest batches back. */
    private void cancel(int count) {
        int left = count;
        List<Batch> latestFirst = new ArrayList<>();
        batches.forEach((number, size) -> latestFirst.add(0, new Batch(number, size)));
        for (Batch batch : latestFirst) {
            if (left <= 0) {
                return;
            }
            batches.remove(batch.number());
            boolean neverSent = unsent.removeIf(other -> other.number() == batch.number());
            if (!neverSent) {
                unsent.add(new Batch(batch.number(), 0));
            }
            if (batch.count() > left) {
                open(batch.count() - left);
            }
            left -= batch.count();
        }
    }
}
