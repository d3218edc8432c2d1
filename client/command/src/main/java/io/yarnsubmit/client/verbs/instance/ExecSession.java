package io.yarnsubmit.client.verbs.instance;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command that runs elsewhere: passes on what goes in and comes out, byte by byte, and ends as it does. Thread-safe. */
final class ExecSession {
    private static final int PIECE_BYTES = 32 << 10;
    private static final int NOTHING_YET = -1;
    private static final int SIGNAL_BASE = 128;

    private final String target;
    private final Console console;
    private final Runnable plainTerminal;
    private final AtomicInteger exitStatus = new AtomicInteger(NOTHING_YET);
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final CompletableFuture<CallInput<ExecInput>> input = new CompletableFuture<>();
    private volatile boolean refused;
    private volatile @Nullable StopSignal last;

    /**
     * @param target for messages
     * @param plainTerminal makes this side's terminal one that people can read lines on
     */
    ExecSession(String target, Console console, Runnable plainTerminal) {
        this.target = target;
        this.console = console;
        this.plainTerminal = plainTerminal;
    }

    /**
     * Runs it.
     *
     * @param opener begins the call
     * @return the exit status
     */
    int run(Consumer<StreamObserver<ExecOutput>> opener, ExecInput.Start start, InputStream stdin)
            throws InterruptedException {
        opener.accept(new Output());
        CallInput<ExecInput> to = input.join();
        to.sendNow(ExecInput.newBuilder().setStart(start).build());
        OwnThreads.start("exec-input", OwnThreads.NOT_MISSED, () -> passOn(stdin, to));
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void passOn(InputStream stdin, CallInput<ExecInput> to) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            for (int count = stdin.read(piece); count >= 0; count = stdin.read(piece)) {
                if (!to.send(ExecInput.newBuilder()
                        .setStdin(ByteString.copyFrom(piece, 0, count))
                        .build())) {
                    return;
                }
            }
        } catch (IOException e) {
            // It cannot be read: for the command it ends here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        to.sendNow(ExecInput.newBuilder().setStdinEnd(true).build());
    }

    /** A signal is for the command. The same for the second time: whoever sends it wants to have an end. */
    void signalled(StopSignal signal) {
        if (last == signal) {
            console.hurry();
            finish(signal.exitCode(), "interrupted");
            return;
        }
        last = signal;
        input.thenAccept(to -> to.sendNow(ExecInput.newBuilder()
                .setSignal(signal.exitCode() - SIGNAL_BASE)
                .build()));
    }

    /** Nobody reads what the command writes. */
    void readerGone() {
        finish(ExitCode.READER_GONE, "nobody reads");
    }

    private void finish(int status, String why) {
        // First, because the end of the call has a status too.
        end.complete(status);
        input.thenAccept(to -> to.cancel(why));
    }

    private final class Output implements ClientResponseObserver<ExecInput, ExecOutput> {
        @Override
        public void beforeStart(ClientCallStreamObserver<ExecInput> call) {
            input.complete(new CallInput<>(call));
        }

        @Override
        public void onNext(ExecOutput output) {
            switch (output.getWhatCase()) {
                case STDOUT -> console.driverOut(output.getStdout().toByteArray());
                case STDERR -> console.driverErr(output.getStderr().toByteArray());
                case EXIT_STATUS -> exitStatus.set(output.getExitStatus());
                case PROBLEM -> {
                    plainTerminal.run();
                    refused = true;
                    console.complain(output.getProblem());
                }
                case NOTE -> {
                    // Such as that there is no terminal on the other side: then this one has to edit lines.
                    plainTerminal.run();
                    console.say(output.getNote());
                }
                default -> {
                    // Of a newer version.
                }
            }
        }

        @Override
        public void onError(Throwable cause) {
            over(Status.fromThrowable(cause));
        }

        @Override
        public void onCompleted() {
            over(Status.OK);
        }

        private void over(Status status) {
            input.thenAccept(CallInput::ended);
            int exit = exitStatus.get();
            if (exit == NOTHING_YET && !refused && !end.isDone()) {
                plainTerminal.run();
                String why = status.getDescription() == null ? status.getCode().toString() : status.getDescription();
                console.complain("The connection to " + target + " broke" + (status.isOk() ? "" : " (" + why + ")")
                        + ", so the command there was ended. Is its executor lost? 'yarn-submit executors' shows it.");
            }
            end.complete(exit == NOTHING_YET ? ExitCode.NOT_STARTED : exit);
        }
    }
}
