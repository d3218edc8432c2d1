package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.item.BatchResult;
import io.yarnsubmit.map.item.UnitAttempt;
import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.plan.MapExitCode;
import io.yarnsubmit.map.run.MapAction.Cancel;
import io.yarnsubmit.map.run.MapAction.Deliver;
import io.yarnsubmit.map.run.MapAction.Finish;
import io.yarnsubmit.map.run.MapAction.ReplaceExecutor;
import io.yarnsubmit.map.run.MapAction.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapCoreTest {
    private final List<MapAction> actions = new ArrayList<>();
    private MapTotals totals = new MapTotals(0, 0, 0);

    private MapCore core(int units, int retries, int maxFailures, boolean keepOrder) {
        totals = new MapTotals(units, 0, 0);
        MapSettings settings = new MapSettings(units, retries, maxFailures, keepOrder, true);
        return new MapCore(settings, number -> List.of("i" + number), new BitSet(), totals);
    }

    private List<Start> starts() {
        return of(Start.class);
    }

    private <T extends MapAction> List<T> of(Class<T> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static UnitResult end(int number, int attempt, int status) {
        return end(number, attempt, UnitResult.Kind.EXITED, status, Duration.ofSeconds(10));
    }

    static UnitResult end(int number, int attempt, UnitResult.Kind kind, int status, Duration runtime) {
        UnitResult empty = UnitResult.lost(number, attempt, 0, "");
        return new UnitResult(number, attempt, kind, status, 0, runtime, empty.out(), empty.out());
    }

    private static BatchResult on(String executor, UnitResult... ends) {
        return new BatchResult(executor, "host-of-" + executor, executor, Arrays.asList(ends), Set.of(), null);
    }

    @Test
    void runsAll_andEndsWithTheirExitStatus() {
        MapCore core = core(2, 0, 0, false);
        actions.addAll(core.capacity(1, 1, 1));
        assertThat(starts()).extracting(Start::work).containsExactly(work(1), work(2));

        actions.addAll(core.ended(0, on("e1", end(1, 1, 0))));
        actions.addAll(core.ended(1, on("e1", end(2, 1, 7))));

        assertThat(of(Deliver.class))
                .extracting(deliver -> deliver.end().number())
                .containsExactly(1, 2);
        assertThat(of(Finish.class)).containsExactly(new Finish(1, Optional.empty()));
    }

    private static List<UnitAttempt> work(int number) {
        return List.of(new UnitAttempt(number, 1, List.of("i" + number), Set.of()));
    }

    @Test
    void aBatchThatAnswersTwice_countsOnce() {
        MapCore core = core(2, 0, 0, false);
        core.capacity(1, 1, 1);
        core.ended(0, on("e1", end(1, 1, 0)));

        assertThat(core.ended(0, on("e1", end(1, 1, 0)))).isEmpty();
        assertThat(core.lost(0, "gone", 0)).isEmpty();
    }

    @Test
    void aFailedUnit_isTriedElsewhere_thenDelivered() {
        MapCore core = core(1, 1, 0, false);
        core.capacity(2, 2, 2);

        actions.addAll(core.ended(0, on("e1", end(1, 1, 3))));
        assertThat(starts().get(0).work()).containsExactly(new UnitAttempt(1, 2, List.of("i1"), Set.of("e1")));
        assertThat(of(Deliver.class)).isEmpty();

        actions.addAll(core.ended(1, on("e2", end(1, 2, 3))));
        assertThat(of(Deliver.class)).hasSize(1);
        assertThat(of(Finish.class)).containsExactly(new Finish(1, Optional.empty()));
        assertThat(totals.retries()).isEqualTo(1);
    }

    @Test
    void aUnitThatFindsNoOtherExecutor_takesTheSameAgain() {
        MapCore core = core(1, 1, 0, false);
        core.capacity(2, 2, 2);
        actions.addAll(core.ended(0, on("e1", end(1, 1, 3))));
        for (int batch = 1;
                batch < 10
                        && !starts().get(starts().size() - 1)
                                .work()
                                .get(0)
                                .avoid()
                                .isEmpty();
                batch++) {
            actions.addAll(core.ended(batch, new BatchResult("e1", "h", "e1", List.of(), Set.of(1), null)));
        }

        assertThat(starts().get(starts().size() - 1).work().get(0).avoid()).isEmpty();
    }

    @Test
    void keepOrder_deliversInOrder() {
        MapCore core = core(3, 0, 0, true);
        core.capacity(1, 1, 3);

        actions.addAll(core.ended(2, on("e1", end(3, 1, 0))));
        actions.addAll(core.ended(1, on("e1", end(2, 1, 0))));
        assertThat(of(Deliver.class)).isEmpty();

        actions.addAll(core.ended(0, on("e1", end(1, 1, 0))));
        assertThat(of(Deliver.class))
                .extracting(deliver -> deliver.end().number())
                .containsExactly(1, 2, 3);
    }

    @Test
    void maxFailures_givesUpTheOthers() {
        MapCore core = core(100, 0, 1, false);
        core.capacity(1, 1, 1);

        actions.addAll(core.ended(0, on("e1", end(1, 1, 9))));

        assertThat(of(Cancel.class)).hasSize(7);
        assertThat(of(Finish.class))
                .containsExactly(new Finish(1, Optional.of("An item has failed, so the others are not run")));
        assertThat(core.ended(1, on("e1", end(2, 1, 0)))).isEmpty();
    }

    @Test
    void aProgramThatIsNowhere_endsTheRun() {
        MapCore core = core(100, 3, 0, false);
        core.capacity(2, 2, 2);
        UnitResult missing = end(1, 1, UnitResult.Kind.NOT_STARTED, 127, Duration.ZERO);

        actions.addAll(core.ended(0, on("e1", missing)));
        assertThat(of(Finish.class)).isEmpty();
        actions.addAll(core.ended(1, on("e2", end(2, 1, UnitResult.Kind.NOT_STARTED, 127, Duration.ZERO))));

        assertThat(of(Finish.class)).extracting(Finish::exitStatus).containsExactly(127);
    }

    @Test
    void aProgramThatIsMissingOnOneMachine_isTriedOnOthers() {
        MapCore core = core(2, 1, 0, false);
        core.capacity(2, 2, 2);
        core.ended(0, on("e1", end(1, 1, 0)));

        actions.addAll(core.ended(1, on("e2", end(2, 1, UnitResult.Kind.NOT_STARTED, 127, Duration.ZERO))));

        assertThat(starts().get(0).work().get(0).avoid()).containsExactly("e2");
    }

    @Test
    void aBatchThatWasLost_isSplit_andAUnitThatLosesItsExecutorsAlways_fails() {
        MapCore core = core(1, 0, 0, false);
        core.capacity(1, 1, 1);

        actions.addAll(core.lost(0, "memory", 1));
        assertThat(starts()).hasSize(1);
        actions.addAll(core.lost(1, "memory", 1));

        assertThat(of(Deliver.class))
                .extracting(deliver -> deliver.end().kind())
                .containsExactly(UnitResult.Kind.LOST);
        assertThat(of(Finish.class)).extracting(Finish::exitStatus).containsExactly(1);
    }

    @Test
    void aUnitWhoseOutputIsTooLargeForTheDriver_fails_withoutBeingTriedAgain() {
        MapCore core = core(1, 0, 0, false);
        core.capacity(1, 1, 1);

        actions.addAll(core.tooLarge(0, "too large", 1));

        assertThat(starts()).isEmpty();
        assertThat(of(Deliver.class))
                .extracting(deliver -> deliver.end().kind())
                .containsExactly(UnitResult.Kind.LOST);
        assertThat(of(Finish.class)).extracting(Finish::exitStatus).containsExactly(1);
    }

    @Test
    void anExecutorThatCannotBeSetUp_isReplaced_untilAllSaySo() {
        MapCore core = core(10, 0, 0, false);
        core.capacity(2, 2, 2);

        actions.addAll(core.ended(0, new BatchResult("e1", "h", "c1", List.of(), Set.of(1), "exit status 2")));
        assertThat(of(ReplaceExecutor.class)).hasSize(1);
        assertThat(of(Finish.class)).isEmpty();
        assertThat(starts()).extracting(start -> start.work().get(0).number()).containsExactly(1);

        actions.addAll(core.ended(1, new BatchResult("e2", "h", "c2", List.of(), Set.of(2), "exit status 2")));
        assertThat(of(Finish.class)).extracting(Finish::exitStatus).containsExactly(MapExitCode.ABORTED);
    }

    @Test
    void shortUnits_goTogether_longOnesAlone() {
        BatchSize size = new BatchSize();
        assertThat(size.next(1000, 2)).isEqualTo(1);
        size.saw(Duration.ofMillis(4));
        assertThat(size.next(1000, 2)).isEqualTo(50);
        assertThat(size.next(20, 2)).isEqualTo(5);
        size.saw(Duration.ofSeconds(5));
        assertThat(size.next(1000, 2)).isEqualTo(1);
    }

    @Test
    void nothingToDo_endsAtOnce() {
        MapTotals all = new MapTotals(3, 3, 2);
        BitSet skipped = new BitSet();
        skipped.set(1, 4);

        List<MapAction> first =
                new MapCore(new MapSettings(3, 0, 0, false, true), number -> List.of(), skipped, all).capacity(0, 0, 0);

        assertThat(first).containsExactly(new Finish(2, Optional.empty()));
    }
}
