package io.yarnsubmit.appmaster.allocation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups, and a place for containers whose group is not known yet. */
final class Groups {
    private final Map<String, GroupState> byName = new LinkedHashMap<>();
    /** Containers of a former attempt for which the ResourceManager does not name the group. */
    final GroupState unplaced = new GroupState(new GroupRules("", 0, 0, 0, 0, false));

    Groups(List<GroupRules> rules) {
        rules.forEach(each -> byName.put(each.name(), new GroupState(each)));
    }

    /** A group that was not in the plan. */
    void add(GroupRules rules) {
        byName.put(rules.name(), new GroupState(rules));
    }

    @Nullable
    GroupState find(String name) {
        return byName.get(name);
    }

    GroupState findOrUnplaced(String name) {
        return byName.getOrDefault(name, unplaced);
    }

    Collection<GroupState> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** How many executors the group may have now. Containers without a known group may belong to it. */
    int room(GroupState group) {
        return Math.max(0, group.target - unplaced.live());
    }

    boolean isHeld(String container) {
        return byName.values().stream().anyMatch(group -> group.isHeld(container));
    }

    boolean dropHeld(String container) {
        return byName.values().stream().anyMatch(group -> group.dropHeld(container));
    }

    /** The size of a container that is held; 0 if it is not. */
    int heldMemoryMib(String container) {
        return byName.values().stream()
                .filter(group -> group.isHeld(container))
                .mapToInt(group -> group.rules.memoryMib())
                .sum();
    }

    /** How many live executors were not told to end. */
    int active() {
        return unplaced.active()
                + byName.values().stream().mapToInt(GroupState::active).sum();
    }

    /** Executors whose machine has not confirmed the start yet. */
    int unanswered() {
        return byName.values().stream().mapToInt(GroupState::unanswered).sum();
    }
}
