package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Tells a story to a core, for examples: containers c1, c2, ... on hosts h1, h2, ..., one group unless told otherwise. */
final class AllocatorStory {
    static final String GROUP = "default";

    final AllocatorCore core;
    Instant now = Instant.EPOCH;

    AllocatorStory(AllocatorSettings settings) {
        core = new AllocatorCore(settings, new Random(1));
    }

    static AllocatorStory of(int initialTarget) {
        return new AllocatorStory(settings(1, TestSettings.group(GROUP, initialTarget)));
    }

    /** Of a second attempt, which may find what the first has left. */
    static AllocatorStory ofSecondAttempt(int initialTarget) {
        return new AllocatorStory(settings(1001, TestSettings.group(GROUP, initialTarget)));
    }

    static AllocatorStory of(GroupRules... groups) {
        return new AllocatorStory(settings(1, groups));
    }

    static AllocatorSettings settings(int firstId, GroupRules... groups) {
        return TestSettings.of(4, Duration.ofMinutes(2), firstId, List.of(groups));
    }

    static GroupRules gang(String name, int target, int min) {
        return new GroupRules(name, target, min, 1024, 1, false);
    }

    static Grant grant(int number) {
        return grant(number, GROUP, "h" + number);
    }

    static Grant grant(int number, String group, String host) {
        return new Grant("c" + number, group, host, "log-c" + number, true, true);
    }

    List<AllocatorAction> begin() {
        return core.begin(now);
    }

    List<AllocatorAction> hubExpected() {
        return core.hubExpected(now);
    }

    List<AllocatorAction> hubKnown() {
        return core.hubKnown(0, now);
    }

    List<AllocatorAction> granted(Grant... grants) {
        return core.granted(List.of(grants), now);
    }

    List<AllocatorAction> granted(int... numbers) {
        return core.granted(
                Arrays.stream(numbers).mapToObj(AllocatorStory::grant).toList(), now);
    }

    List<AllocatorAction> wants(long generation, int total) {
        return core.targets(generation, Map.of(GROUP, total), now);
    }

    /** The executor in that container comes up. */
    List<AllocatorAction> comesUp(int number) {
        core.startAccepted("c" + number, now);
        return registered(number, number);
    }

    List<AllocatorAction> registered(int executor, int number) {
        return core.registered(executor, "c" + number, GROUP, "h" + number, true, now);
    }

    /** So many executors run: 1 in c1 on h1, and so on. */
    AllocatorStory running(int count) {
        begin();
        hubKnown();
        for (int number = 1; number <= count; number++) {
            granted(number);
            comesUp(number);
        }
        return this;
    }

    List<AllocatorAction> completed(int number, int status) {
        return core.completed("c" + number, status, "", now);
    }

    List<AllocatorAction> machine(String host, Machine.State state, Duration within) {
        return core.machines(List.of(new Machine(host, state, within)), now);
    }

    List<AllocatorAction> gone(String host) {
        return machine(host, Machine.State.GONE, Duration.ZERO);
    }

    List<AllocatorAction> room(long memoryMib, int machines) {
        return core.headroom(new Headroom(memoryMib, 1_000_000, machines), now);
    }

    List<AllocatorAction> offers(long memoryMib, Duration within, String... choice) {
        return core.preemption(new PreemptionNotice(Set.of(), Set.of(choice), memoryMib, within), now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<AllocatorAction> tickAfter(Duration time) {
        pass(time);
        return core.tick(now);
    }
}
