package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class BesideCoreTest {
    private final BesideCore core = new BesideCore();

    private static BesideCommand command(long number) {
        return BesideCommand.newBuilder().setNumber(number).addCommand("orted").build();
    }

    private static CommandEnd status(int status) {
        return CommandEnd.newBuilder().setExitStatus(status).build();
    }

    private static BesideEnd end(long number, int status) {
        return BesideEnd.newBuilder().setNumber(number).setExitStatus(status).build();
    }

    @Test
    void command_isStartedOnce_andItsEndIsTold_untilItIsKnown() {
        assertThat(core.asked(command(1), BesideSituation.RUNS)).containsExactly(new BesideAction.Start(command(1)));
        assertThat(core.asked(command(1), BesideSituation.RUNS)).isEmpty();
        assertThat(core.connected()).isEmpty();
        assertThat(core.ended(1, status(3))).containsExactly(new BesideAction.Report(List.of(end(1, 3))));
        assertThat(core.asked(command(1), BesideSituation.RUNS)).isEmpty();
        assertThat(core.connected()).containsExactly(new BesideAction.Report(List.of(end(1, 3))));

        assertThat(core.acknowledged(1)).isEmpty();
        assertThat(core.connected()).isEmpty();
    }

    @Test
    void severalEnds_areToldTogether_inOrder() {
        core.asked(command(1), BesideSituation.RUNS);
        core.asked(command(2), BesideSituation.RUNS);
        core.ended(2, status(0));
        core.ended(1, status(1));

        assertThat(core.connected()).containsExactly(new BesideAction.Report(List.of(end(2, 0), end(1, 1))));
    }

    @Test
    void acknowledgedBeforeItsEnd_itIsEnded_andNotTold() {
        core.asked(command(1), BesideSituation.RUNS);

        assertThat(core.acknowledged(1)).containsExactly(new BesideAction.Stop(1));
        assertThat(core.acknowledged(1)).isEmpty();
        assertThat(core.ended(1, status(143))).isEmpty();
        assertThat(core.connected()).isEmpty();
    }

    @Test
    void withoutAnInstance_itHasEnded() {
        assertThat(core.asked(command(1), BesideSituation.NONE))
                .containsExactly(new BesideAction.Report(List.of(end(1, 126).toBuilder()
                        .setProblem("the instance does not run now")
                        .build())));
        assertThat(core.asked(command(1), BesideSituation.RUNS)).isEmpty();
    }

    @Test
    void withoutWords_itHasEnded() {
        assertThat(core.asked(BesideCommand.newBuilder().setNumber(1).build(), BesideSituation.RUNS))
                .hasSize(1)
                .first()
                .asString()
                .contains("the command has no words");
    }

    @Test
    void endOfTheInstance_endsThem() {
        core.asked(command(1), BesideSituation.RUNS);
        core.asked(command(2), BesideSituation.RUNS);
        core.ended(1, status(0));

        assertThat(core.situation(BesideSituation.ENDS)).isEmpty();
        assertThat(core.situation(BesideSituation.NONE)).containsExactly(new BesideAction.Stop(2));
        assertThat(core.situation(BesideSituation.NONE)).isEmpty();
        assertThat(core.asked(command(2), BesideSituation.RUNS)).isEmpty();
        assertThat(core.ended(2, status(143))).containsExactly(new BesideAction.Report(List.of(end(2, 143))));
    }

    @Test
    void beforeTheInstanceRuns_itIsHeld() {
        assertThat(core.asked(command(1), BesideSituation.COMES)).isEmpty();
        assertThat(core.asked(command(1), BesideSituation.COMES)).isEmpty();
        assertThat(core.asked(command(2), BesideSituation.COMES)).isEmpty();
        assertThat(core.acknowledged(2)).isEmpty();

        assertThat(core.situation(BesideSituation.RUNS)).containsExactly(new BesideAction.Start(command(1)));
        assertThat(core.situation(BesideSituation.RUNS)).isEmpty();
        assertThat(core.ended(1, status(0))).hasSize(1);
    }

    @Test
    void heldForAnInstanceThatDoesNotCome_itHasEnded() {
        core.asked(command(1), BesideSituation.COMES);

        assertThat(core.situation(BesideSituation.ENDS)).hasSize(1);
        assertThat(core.connected().toString()).contains("the instance does not run now");
        assertThat(core.situation(BesideSituation.NONE)).isEmpty();
    }

    @Test
    void newRun_hasNoneOfTheOld() {
        core.asked(command(1), BesideSituation.RUNS);

        assertThat(core.situation(BesideSituation.COMES)).containsExactly(new BesideAction.Stop(1));
        assertThat(core.situation(BesideSituation.RUNS)).isEmpty();
        assertThat(core.ended(1, status(143))).hasSize(1);
    }
}
