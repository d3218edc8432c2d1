package io.yarnsubmit.appmaster.allocation;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every executor whose container has not completed, by container, by id and by machine; and who gets which id. */
final class LiveExecutors {
    private final Map<String, LiveExecutor> byContainer = new LinkedHashMap<>();
    private final Map<Integer, LiveExecutor> byId = new HashMap<>();
    private final Map<String, Set<LiveExecutor>> byHost = new HashMap<>();
    private int nextId;
    private int firstLaunched = Integer.MAX_VALUE;

    LiveExecutors(int firstId) {
        nextId = firstId;
    }

    /** Ids assigned from now on are higher. */
    void heardOf(int id) {
        nextId = Math.max(nextId, id + 1);
    }

    /** Whether this attempt has launched an executor with this id. */
    boolean isLaunchedHere(int id) {
        return id >= firstLaunched;
    }

    LiveExecutor launch(Grant grant, GroupState group, EventContext event) {
        firstLaunched = Math.min(firstLaunched, nextId);
        LiveExecutor executor = LiveExecutor.launched(nextId++, grant, group, event.now());
        add(executor);
        return executor;
    }

    void add(LiveExecutor executor) {
        byContainer.put(executor.container(), executor);
        byHost.computeIfAbsent(executor.host(), host -> new LinkedHashSet<>()).add(executor);
        if (executor.isIdentified()) {
            byId.put(executor.id(), executor);
        }
    }

    void identify(LiveExecutor executor, int id, GroupState group) {
        executor.identify(id, group);
        byId.put(id, executor);
    }

    /** The ResourceManager has named it, and knows its machine better than the driver. */
    void confirm(LiveExecutor executor, Grant named, GroupState group) {
        leave(executor.host(), executor);
        executor.confirm(named, group);
        byHost.computeIfAbsent(executor.host(), host -> new LinkedHashSet<>()).add(executor);
    }

    void remove(LiveExecutor executor) {
        executor.over();
        byContainer.remove(executor.container());
        byId.remove(executor.id());
        leave(executor.host(), executor);
    }

    @Nullable
    LiveExecutor inContainer(String container) {
        return byContainer.get(container);
    }

    @Nullable
    LiveExecutor withId(int id) {
        return byId.get(id);
    }

    /** A copy, because the caller may remove them while it walks the list. */
    List<LiveExecutor> on(String host) {
        return List.copyOf(byHost.getOrDefault(host, Set.of()));
    }

    /** In the order in which they came. */
    Collection<LiveExecutor> all() {
        return Collections.unmodifiableCollection(byContainer.values());
    }

    private void leave(String host, LiveExecutor executor) {
        Set<LiveExecutor> there = byHost.get(host);
        if (there != null && there.remove(executor) && there.isEmpty()) {
            byHost.remove(host);
        }
    }
}
