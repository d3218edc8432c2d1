package io.yarnsubmit.appmaster.yarn;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The asks of all groups. Touched only on the heartbeat's thread. */
final class AskTables {
    private static final Logger log = LoggerFactory.getLogger(AskTables.class);

    private static final Asks NOTHING = new NoAsks();

    private final Map<String, Asks> byGroup = new LinkedHashMap<>();
    private final List<RequestTable> plain = new ArrayList<>();
    private final Map<Integer, PlacementAsks> placed = new LinkedHashMap<>();
    private final InstantSource clock;

    AskTables(InstantSource clock) {
        this.clock = clock;
    }

    /** For a group that has none, or instead of one in which nothing is outstanding. */
    void add(String group, RequestTable table) {
        if (byGroup.put(group, table) instanceof RequestTable former) {
            table.follows(former);
            plain.remove(former);
        }
        plain.add(table);
    }

    void add(String group, int index, PlacementAsks asks) {
        byGroup.put(group, asks);
        placed.put(index, asks);
    }

    /** A group whose asks could not be made can ask for nothing: the application is about to end. */
    Asks of(String group) {
        return byGroup.getOrDefault(group, NOTHING);
    }

    /**
     * Prepares the next heartbeat. The capacity scheduler overlooks asks with a placement when the same heartbeat
     * changes other asks, so they wait for the next one.
     *
     * @return whether something waits
     */
    boolean flush() {
        boolean busy = false;
        for (RequestTable table : plain) {
            busy |= table.takeChanged();
        }
        if (!busy) {
            placed.values().forEach(asks -> asks.flush(clock.instant()));
        }
        return placed.values().stream().anyMatch(PlacementAsks::isUnsent);
    }

    boolean isOutstanding() {
        return byGroup.values().stream().anyMatch(Asks::isOutstanding);
    }

    void granted(long requestId) {
        PlacementAsks asks = placed.get(RequestIds.index(requestId));
        if (asks != null) {
            asks.granted(RequestIds.batch(requestId));
        }
    }

    void rejected(long requestId, int count) {
        PlacementAsks asks = placed.get(RequestIds.index(requestId));
        if (asks != null) {
            asks.rejected(RequestIds.batch(requestId), count, clock.instant());
        }
    }

    void resynced() {
        byGroup.values().forEach(Asks::resynced);
    }

    /** Logs an error if the counts are wrong, which would be a defect here or in the client. */
    void check(String group, int expected) {
        of(group).difference(expected).ifPresent(difference -> log.error("asks of group {}: {}", group, difference));
    }

    private static final class NoAsks implements Asks {
        @Override
        public void ask(int count) {}

        @Override
        public void withdraw(int count) {}

        @Override
        public void settle(int count) {}

        @Override
        public boolean isOutstanding() {
            return false;
        }

        @Override
        public void resynced() {}

        @Override
        public Optional<String> difference(int expected) {
            return Optional.empty();
        }
    }
}
