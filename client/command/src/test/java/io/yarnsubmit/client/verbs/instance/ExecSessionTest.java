package io.yarnsubmit.client.verbs.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command that runs elsewhere looks as if it ran here. */
@Timeout(20)
class ExecSessionTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger plain = new AtomicInteger();
    private final CallStream<ExecInput, ExecOutput> call = new CallStream<>();
    private final ExecSession session = new ExecSession(
            "trainer/0",
            Console.of(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false),
            plain::incrementAndGet);

    private CompletableFuture<Integer> run(InputStream stdin) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                exit.complete(session.run(
                        call::open,
                        ExecInput.Start.newBuilder().setExecutorId(7).build(),
                        stdin));
            } catch (InterruptedException | RuntimeException e) {
                exit.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return exit;
    }

    private static InputStream nothing() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private static ExecOutput exit(int status) {
        return ExecOutput.newBuilder().setExitStatus(status).build();
    }

    @Test
    void bytesGoThroughUnchanged_andTheExitStatusIsTheCommands() throws Exception {
        byte[] odd = {0, (byte) 0xff, 27, 13, 10, 9, (byte) 0xc3};

        CompletableFuture<Integer> exit = run(new ByteArrayInputStream(odd));
        assertThat(call.heard.take().getStart().getExecutorId()).isEqualTo(7);
        assertThat(call.heard.take().getStdin().toByteArray()).containsExactly(odd);
        assertThat(call.heard.take().getStdinEnd()).isTrue();
        call.answers.onNext(
                ExecOutput.newBuilder().setStdout(ByteString.copyFrom(odd)).build());
        call.answers.onNext(ExecOutput.newBuilder()
                .setStderr(ByteString.copyFromUtf8("warning\n"))
                .build());
        call.answers.onNext(exit(3));
        call.answers.onCompleted();

        assertThat(exit.get()).isEqualTo(3);
        assertThat(out.toByteArray()).containsExactly(odd);
        assertThat(err.toString(UTF_8)).isEqualTo("warning\n");
    }

    @Test
    void aSignalIsForTheCommand_andTheSecondEndsTheWait() throws Exception {
        CompletableFuture<Integer> exit = run(new PipedInputStream(new PipedOutputStream()));
        call.heard.take();

        session.signalled(StopSignal.INTERRUPT);
        assertThat(call.heard.take().getSignal()).isEqualTo(2);
        session.signalled(StopSignal.TERMINATE);
        assertThat(call.heard.take().getSignal()).isEqualTo(15);
        assertThat(exit).isNotDone();
        session.signalled(StopSignal.TERMINATE);

        assertThat(exit.get()).isEqualTo(143);
        assertThat(call.cancelled).isNotNull();
    }

    @Test
    void aProblem_isSaid() throws Exception {
        CompletableFuture<Integer> exit = run(nothing());
        call.heard.take();
        call.answers.onNext(
                ExecOutput.newBuilder().setProblem("It is switched off.").build());
        call.answers.onCompleted();

        assertThat(exit.get()).isEqualTo(125);
        assertThat(err.toString(UTF_8)).isEqualTo("yarn-submit: It is switched off." + System.lineSeparator());
    }

    @Test
    void aNote_isSaidOnATerminalOfLines() throws Exception {
        CompletableFuture<Integer> exit = run(nothing());
        call.heard.take();
        call.answers.onNext(
                ExecOutput.newBuilder().setNote("There is no terminal there.").build());
        call.answers.onNext(exit(0));
        call.answers.onCompleted();

        assertThat(exit.get()).isZero();
        assertThat(plain).hasValue(1);
        assertThat(err.toString(UTF_8)).contains("There is no terminal there.");
    }

    @Test
    void aConnectionThatBreaks_isSaid() throws Exception {
        CompletableFuture<Integer> exit = run(nothing());
        call.heard.take();
        call.answers.onError(Status.UNAVAILABLE.withDescription("end of stream").asRuntimeException());

        assertThat(exit.get()).isEqualTo(125);
        assertThat(err.toString(UTF_8))
                .contains("The connection to trainer/0 broke (end of stream), so the command there was ended");
    }

    @Test
    void whenNobodyReads_itEnds() throws Exception {
        CompletableFuture<Integer> exit = run(nothing());
        call.heard.take();
        session.readerGone();

        assertThat(exit.get()).isEqualTo(141);
        assertThat(call.cancelled).isNotNull();
        assertThat(err.toString(UTF_8)).isEmpty();
    }
}
