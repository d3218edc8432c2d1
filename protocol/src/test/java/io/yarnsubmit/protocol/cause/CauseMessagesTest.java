package io.yarnsubmit.protocol.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.v1.Cause;
import io.yarnsubmit.protocol.v1.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseMessagesTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyCause_arrivesAsItWasSent(long seed) throws Exception {
        EndCause cause = new RandomCause(seed).next();
        byte[] sent =
                Outcome.newBuilder().setCause(CauseMessages.of(cause)).build().toByteArray();

        assertThat(CauseMessages.read(Outcome.parseFrom(sent).getCause())).contains(cause);
    }

    @Test
    void outcomeOfAnOlderVersion_hasNone() {
        assertThat(CauseMessages.read(Outcome.getDefaultInstance().getCause())).isEmpty();
    }

    @Test
    void whatANewerVersionAdds_isPassedOver() {
        Cause newer = Cause.newBuilder()
                .setCode("driver-exited")
                .putSubject("moon", "full")
                .putFigures("nights", 3)
                .putFigures("limit", 9)
                .putFigures("exitStatus", 3)
                .addCauses(Cause.newBuilder().setCode("moon-full"))
                .addCauses(Cause.newBuilder()
                        .setCode("executor-ended")
                        .addCauses(Cause.newBuilder().setCode("executor-ended")))
                .build();

        assertThat(CauseMessages.read(newer))
                .contains(EndCause.of(EndCode.DRIVER_EXITED)
                        .with(CauseFigure.EXIT_STATUS, 3)
                        .because(List.of(EndCause.of(EndCode.EXECUTOR_ENDED))));
        assertThat(CauseMessages.read(newer.toBuilder().setCode("moon-full").build()))
                .isEmpty();
    }

    @Test
    void figuresOfOthers_areADefect() {
        assertThatThrownBy(() -> EndCause.of(EndCode.DRIVER_THREW).with(CauseFigure.SIGNAL, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labels_areAllDifferent() {
        assertThat(EndCode.values()).extracting(EndCode::label).doesNotHaveDuplicates();
        assertThat(CauseSubject.values()).extracting(CauseSubject::label).doesNotHaveDuplicates();
        assertThat(CauseFigure.values()).extracting(CauseFigure::label).doesNotHaveDuplicates();
    }
}
