package io.yarnsubmit.appmaster.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.AccessReply;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever wants to reach an executor gets one answer, and soon. */
class ExecutorAccessTest {
    private final DriverLink link = new DriverLink();
    private final ServerStream<DriverInstruction> driver = new ServerStream<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final List<AccessReply> answers = new ArrayList<>();
    private final ExecutorAccess access = new ExecutorAccess(
            new DriverInstructions(link, 1, List.of(), Optional.empty(), InstantSource.system()),
            (after, timer) -> timers.add(timer));

    private static DriverMessage.ExecutorAccess answer(int executor, int port, String problem) {
        return DriverMessage.ExecutorAccess.newBuilder()
                .setExecutorId(executor)
                .setPort(port)
                .setProblem(problem)
                .build();
    }

    @Test
    void severalWaitForTheSameExecutor_whichIsAskedOnce() {
        link.replace(driver);

        access.ask(3, "node1", answers::add);
        access.ask(3, "node1", answers::add);
        access.answered(answer(4, 1, ""));
        assertThat(answers).isEmpty();
        access.answered(answer(3, 20_001, ""));
        access.answered(answer(3, 20_001, ""));
        timers.forEach(Runnable::run);

        assertThat(driver.heard)
                .extracting(said -> said.getOpenAccess().getExecutorId())
                .containsExactly(3);
        assertThat(answers).hasSize(2).allSatisfy(reply -> {
            assertThat(reply.getHost()).isEqualTo("node1");
            assertThat(reply.getPort()).isEqualTo(20_001);
            assertThat(reply.getProblem()).isEmpty();
        });
    }

    @Test
    void aRefusal_isPassedOn() {
        link.replace(driver);

        access.ask(3, "node1", answers::add);
        access.answered(answer(3, 0, "It is switched off."));

        assertThat(answers).extracting(AccessReply::getProblem).containsExactly("It is switched off.");
    }

    @Test
    void withoutADriver_thatIsSaid() {
        access.ask(3, "node1", answers::add);

        assertThat(answers)
                .extracting(AccessReply::getProblem)
                .containsExactly(
                        "No driver is linked to the ApplicationMaster; it may be starting. Try again in a moment.");
    }

    @Test
    void withoutAnAnswer_itDoesNotWaitForever_andTheNextAsksAgain() {
        link.replace(driver);

        access.ask(3, "node1", answers::add);
        timers.remove(0).run();

        assertThat(answers)
                .extracting(AccessReply::getProblem)
                .containsExactly("Executor 3 on node1 did not answer within 10 s. See `yarn-submit executors`.");

        access.ask(3, "node1", answers::add);
        assertThat(driver.heard).hasSize(2);
    }

    @Test
    void aDriverThatLinksMeanwhile_isAskedToo() {
        link.replace(driver);
        access.ask(3, "node1", answers::add);
        ServerStream<DriverInstruction> next = new ServerStream<>();
        link.replace(next);

        access.linked();

        assertThat(next.heard)
                .extracting(said -> said.getOpenAccess().getExecutorId())
                .containsExactly(3);
    }
}
