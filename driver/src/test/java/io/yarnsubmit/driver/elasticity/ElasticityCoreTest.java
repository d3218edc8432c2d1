package io.yarnsubmit.driver.elasticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ElasticityCoreTest {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private long completed;

    @Test
    void aBacklogIsAnsweredAtOnceWithAllThatItNeeds() {
        ElasticityCore core = core(0, 50, 2, 0);

        assertThat(core.looked(load(31, 0, 0), now)).hasValue(16);
        assertThat(core.looked(load(31, 0, 0), now)).isEmpty();
    }

    @Test
    void moreThanTheMostIsNeverAskedFor() {
        assertThat(core(0, 5, 1, 0).looked(load(1_000, 0, 0), now)).hasValue(5);
    }

    @Test
    void aTaskWakesAGroupThatHasNone() {
        ElasticityCore core = core(0, 5, 4, 0);
        work(core, 1, 20, IDLE.multipliedBy(2));
        rest(core, 1, IDLE.plusSeconds(2));
        assertThat(core.target()).isZero();

        assertThat(core.looked(load(1, 0, 0), now)).hasValue(1);
    }

    @Test
    void tasksThatSoonHaveTheirTurnJustifyNoExecutor() {
        ElasticityCore core = core(1, 50, 1, 1);
        // Each takes a tenth of a second, so one executor runs 50 of them while another one starts.
        work(core, 1, 5, Duration.ofSeconds(60));

        assertThat(core.looked(load(40, 1, 1), now)).isEmpty();
        assertThat(core.looked(load(200, 1, 1), now)).isPresent();
        assertThat(core.target())
                .as("15 s of work, and each new one is to have 1.25 s of it")
                .isBetween(10, 15);
    }

    @Test
    void whatIsOnItsWayIsWithdrawnWhenTheOthersHaveDoneItsWork() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.looked(load(20, 0, 0), now);
        now = now.plus(LOOK);
        core.looked(load(19, 1, 1), now);

        now = now.plus(LOOK);
        completed += 20;
        core.looked(load(0, 0, 1), now);
        assertThat(core.target()).as("not in the first moment").isEqualTo(20);
        rest(core, 1, ElasticityCore.CALM);
        assertThat(core.target()).isEqualTo(1);
    }

    @Test
    void executorsAreKeptForTheIdleTimeout() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.looked(load(8, 0, 0), now);
        core.looked(load(0, 8, 8), now);

        rest(core, 8, IDLE.minusSeconds(1));
        assertThat(core.target()).isEqualTo(8);
        rest(core, 8, Duration.ofSeconds(3));
        assertThat(core.target()).isZero();
    }

    @Test
    void fewTasksThatGoRoundAmongManyExecutorsDoNotKeepThem() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.looked(load(10, 0, 0), now);
        core.looked(load(0, 10, 10), now);

        for (int i = 0; i < 150; i++) {
            now = now.plus(LOOK);
            completed += i % 2;
            core.looked(new GroupLoad(0, 2, completed, 10, 2, 0), now);
        }
        assertThat(core.target()).isEqualTo(2);
    }

    @Test
    void busyExecutorsAreNeverTooMany() {
        ElasticityCore core = core(0, 50, 4, 0);
        core.looked(load(32, 0, 0), now);

        for (int i = 0; i < 300; i++) {
            now = now.plus(LOOK);
            // Eight executors run one task each. Two would suffice, but tasks are not moved.
            core.looked(new GroupLoad(0, 8, 0, 8, 8, 0), now);
        }
        assertThat(core.target()).isEqualTo(8);
    }

    @Test
    void whereThereIsNoRoomNothingPilesUp() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.capacity(3);
        assertThat(core.looked(load(40, 0, 0), now)).hasValue(3 + ElasticityCore.PROBES);

        core.capacity(0);
        assertThat(core.looked(new GroupLoad(40, 0, 0, 0, 0, 3), now)).isEmpty();
        now = now.plus(ElasticityCore.CALM.multipliedBy(2));
        assertThat(core.looked(new GroupLoad(40, 0, 0, 0, 0, 0), now))
                .as("granted, and not started yet")
                .isEmpty();
        core.capacity(10);
        assertThat(core.looked(new GroupLoad(37, 3, 0, 3, 3, 0), now)).hasValue(13 + ElasticityCore.PROBES);
    }

    @Test
    void whatWasAskedForAtFirstIsKeptForTheIdleTimeout() {
        ElasticityCore core = core(0, 50, 1, 4);
        rest(core, 0, IDLE.minusSeconds(1));
        assertThat(core.target()).isEqualTo(4);

        rest(core, 4, Duration.ofSeconds(3));
        assertThat(core.target()).isZero();
    }

    @Test
    void theFewestAreKept() {
        ElasticityCore core = core(2, 50, 1, 5);
        rest(core, 5, IDLE.multipliedBy(2));

        assertThat(core.target()).isEqualTo(2);
    }

    @Test
    void aRemovedExecutorComesBackOnlyWhenTasksNeedIt() {
        ElasticityCore core = core(1, 50, 1, 3);
        core.lowered(2, now);

        rest(core, 2, ElasticityCore.CALM.multipliedBy(2));
        assertThat(core.target()).isEqualTo(2);
        assertThat(core.least()).isEqualTo(1);
        assertThat(core.looked(load(100, 2, 2), now)).isPresent();
    }

    @Test
    void largerExecutorsRunMoreTasks() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.slots(4);

        assertThat(core.looked(load(20, 0, 0), now)).hasValue(5);
    }

    @Test
    void theDriversRequestCounts() {
        ElasticityCore core = core(0, 50, 1, 0);
        core.requested();

        assertThat(core.looked(load(1_000, 0, 0), now)).isEmpty();
    }

    @Test
    void theCostOfAStartIsMeasured() {
        StartUpTime cost = new StartUpTime();
        for (int i = 0; i < 40; i++) {
            cost.target(i, i + 1, now);
            now = now.plusSeconds(2);
            cost.registered(now);
        }
        assertThat(cost.seconds()).isBetween(1.9, 2.1);

        cost.registered(now);
        cost.target(40, 41, now);
        cost.target(41, 40, now);
        now = now.plusSeconds(100);
        cost.registered(now);
        assertThat(cost.seconds()).as("of one that was not asked for").isBetween(1.9, 2.1);
    }

    @Test
    void aTasksDurationIsMeasuredBeforeOneEnds() {
        TaskDuration duration = new TaskDuration();
        duration.observe(4, 0, now);
        duration.observe(4, 0, now.plusSeconds(10));
        assertThat(duration.seconds()).isInfinite();

        duration.observe(4, 1, now.plusSeconds(10));
        assertThat(duration.seconds()).isBetween(39.0, 41.0);
        duration.observe(4, 1, now.plusSeconds(20));
        assertThat(duration.seconds()).isGreaterThan(80);
    }

    @Test
    void thePeakIsThatOfTheLastWhile() {
        RecentPeak peak = new RecentPeak(Duration.ofSeconds(10));
        assertThat(peak.with(3, now)).isEqualTo(3);
        assertThat(peak.with(5, now.plusSeconds(1))).isEqualTo(5);
        assertThat(peak.with(4, now.plusSeconds(2))).isEqualTo(5);
        assertThat(peak.with(1, now.plusSeconds(10))).isEqualTo(5);
        assertThat(peak.with(1, now.plusSeconds(11))).isEqualTo(4);
        assertThat(peak.with(2, now.plusSeconds(30))).isEqualTo(2);
    }

    private ElasticityCore core(int min, int max, int slots, int initial) {
        return new ElasticityCore(new ElasticitySettings(min, max, slots, IDLE), initial, now);
    }

    /** Several looks at a number of busy executors that each complete a number of tasks between two looks. */
    private void work(ElasticityCore core, int executors, int tasksEnded, Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(LOOK)) {
            completed += (long) executors * tasksEnded;
            core.looked(load(0, executors, executors), now);
        }
    }

    private void rest(ElasticityCore core, int executors, Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(LOOK)) {
            OptionalInt changed = core.looked(load(0, 0, executors), now);
            assertThat(changed.orElse(0)).isLessThanOrEqualTo(executors);
        }
    }

    /** A load with one running task on each busy executor. */
    private GroupLoad load(int waiting, int running, int usable) {
        return new GroupLoad(waiting, running, completed, usable, running, 0);
    }
}
