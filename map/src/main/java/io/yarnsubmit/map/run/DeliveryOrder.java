package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.run.MapAction.Deliver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** The order in which results are delivered: as they arrive, or in the order of the units. Pure. */
final class DeliveryOrder {
    /** When more output than this waits for an earlier unit, no later units begin. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_ENDS = 50_000;

    private final boolean inOrder;
    private final BitSet skipped;
    private final TreeMap<Integer, Deliver> waiting = new TreeMap<>();
    private long waitingBytes;
    private int next;

    /** @param skipped units that do not run */
    DeliveryOrder(boolean inOrder, BitSet skipped) {
        this.inOrder = inOrder;
        this.skipped = skipped;
        this.next = skipped.nextClearBit(1);
    }

    /** The results to deliver now that this unit has ended. */
    List<Deliver> ended(UnitResult end, String host) {
        Deliver deliver = new Deliver(end, host);
        if (!inOrder) {
            return List.of(deliver);
        }
        waiting.put(end.number(), deliver);
        waitingBytes += end.keptBytes();
        List<Deliver> ready = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            ready.add(take());
            next = skipped.nextClearBit(next + 1);
        }
        return ready;
    }

    /** The remaining results, with gaps, because no more will arrive. */
    List<Deliver> rest() {
        List<Deliver> rest = new ArrayList<>();
        while (!waiting.isEmpty()) {
            rest.add(take());
        }
        return rest;
    }

    private Deliver take() {
        Deliver first = waiting.pollFirstEntry().getValue();
        waitingBytes -= first.end().keptBytes();
        return first;
    }

    /** Whether so much output waits that no later units should begin. */
    boolean isFull() {
        return waitingBytes > MOST_BYTES || waiting.size() > MOST_ENDS;
    }
}
