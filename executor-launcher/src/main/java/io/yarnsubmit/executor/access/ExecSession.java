package io.yarnsubmit.executor.access;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.executor.command.CommandStreams;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.ProcessMark;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command that the owner of the application runs. It ends with the call. Its events come one after the other. */
final class ExecSession implements StreamObserver<ExecInput>, CommandStreams {
    private static final int BUFFER_BYTES = 32 << 10;
    private static final long FINISH_MILLIS = 1_000;
    private static final String SHELL = "SHELL";

    private final AccessPlace place;
    private final ProcessMark mark;
    private final MessageGate<ExecOutput> gate;
    private final ByteSink stdin;
    private final List<Thread> pumps = new ArrayList<>();
    private boolean isBegun;
    private volatile @Nullable CommandRun run;

    ExecSession(AccessPlace place, ProcessMark mark, StreamObserver<ExecOutput> out) {
        this.place = place;
        this.mark = mark;
        this.gate = new MessageGate<>((ServerCallStreamObserver<ExecOutput>) out, this::broken);
        this.stdin = new ByteSink(gate::take);
        gate.take();
    }

    @Override
    public void onNext(ExecInput input) {
        switch (input.getWhatCase()) {
            case START -> {
                begin(input.getStart());
                gate.take();
            }
            case STDIN -> {
                if (input.getStdin().isEmpty()) {
                    gate.take();
                } else {
                    stdin.put(input.getStdin());
                }
            }
            case STDIN_END -> {
                stdin.put(ByteString.EMPTY);
                gate.take();
            }
            case SIGNAL -> {
                OwnThreads.start("signal", place.onFailure(), () -> mark.signal(input.getSignal()));
                gate.take();
            }
            case WHAT_NOT_SET -> gate.take();
        }
    }

    private void begin(ExecInput.Start start) {
        String problem = place.problemOf(start.getExecutorId());
        if (isBegun) {
            problem = "the command was started before";
        } else if (problem == null && start.getCommandCount() == 0) {
            problem = "the command has no words";
        }
        isBegun = true;
        if (problem != null) {
            gate.sendNow(ExecOutput.newBuilder().setProblem(problem).build());
            gate.complete();
            return;
        }
        // Finding out about the terminal takes a moment.
        OwnThreads.start("exec", place.onFailure(), () -> start(start));
    }

    private void start(ExecInput.Start start) {
        boolean isOnTerminal = start.getTerminal() && Terminal.isThere();
        if (start.getTerminal() && !isOnTerminal) {
            gate.sendNow(ExecOutput.newBuilder()
                    .setNote("this machine has no 'script' of util-linux, so the command gets no terminal")
                    .build());
        }
        Map<String, String> variables = new HashMap<>(place.variables().get());
        variables.putAll(start.getEnvironmentMap());
        List<String> words = start.getCommandList();
        if (isOnTerminal) {
            words = Terminal.words(start, variables.getOrDefault(SHELL, System.getenv(SHELL)));
            variables.put(SHELL, "/bin/sh");
        }
        CommandRun command = new CommandRun(InterruptSignals.heard(words), () -> variables, mark, this);
        place.sessions().add(this);
        run = command;
        if (gate.isOver()) {
            command.stop(CommandRun.GRACE);
        }
        command.start(this::ended, place.onFailure());
    }

    @Override
    public void prepare(ProcessBuilder builder) {
        // Pipes, as they are.
    }

    @Override
    public void begin(Process process) {
        stdin.begin(process.getOutputStream(), place.onFailure());
        pumps.add(OwnThreads.start(
                "output",
                place.onFailure(),
                () -> pass(
                        process.getInputStream(),
                        bytes -> ExecOutput.newBuilder().setStdout(bytes).build())));
        pumps.add(OwnThreads.start(
                "errors",
                place.onFailure(),
                () -> pass(
                        process.getErrorStream(),
                        bytes -> ExecOutput.newBuilder().setStderr(bytes).build())));
    }

    /** Makes a message. */
    private interface Wrapping {
        ExecOutput wrap(ByteString bytes);
    }

    /** Reads only what the other end takes, so the command waits for it. */
    private void pass(InputStream from, Wrapping wrapping) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from) {
            int n = from.read(buffer);
            while (n >= 0 && gate.send(wrapping.wrap(ByteString.copyFrom(buffer, 0, n)))) {
                n = from.read(buffer);
            }
        } catch (IOException e) {
            // It was closed, because the command has ended.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void finish() throws InterruptedException {
        stdin.close();
        for (Thread pump : pumps) {
            do {
                pump.join(FINISH_MILLIS);
                // A process that has escaped may have the pipe, and nobody waits for that.
            } while (pump.isAlive() && gate.isWaiting());
        }
    }

    private void ended(CommandEnd end) {
        place.sessions().remove(this);
        if (!end.getProblem().isEmpty()) {
            gate.sendNow(ExecOutput.newBuilder().setProblem(end.getProblem()).build());
        }
        gate.sendNow(ExecOutput.newBuilder().setExitStatus(end.getExitStatus()).build());
        gate.complete();
    }

    /** The other end is gone. */
    private void broken() {
        stdin.close();
        OwnThreads.start("stop", place.onFailure(), () -> stop(CommandRun.GRACE));
    }

    /** Ends the command, and waits for that. */
    void stop(Duration grace) {
        CommandRun running = run;
        if (running != null) {
            running.stop(grace);
        }
    }

    @Override
    public void onError(Throwable failure) {
        gate.close();
        broken();
    }

    /** Nothing more comes; the command goes on. */
    @Override
    public void onCompleted() {
        stdin.put(ByteString.EMPTY);
    }
}
