package io.yarnsubmit.client.local;

import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Optional;

/** Stands for the ResourceManager of the application. Thread-safe. */
final class LocalApplication implements ApplicationPort {
    private static final int ATTEMPT = 1;

    private Optional<AmAddress> address = Optional.empty();
    private State state = State.RUNNING;
    private String diagnostics = "";

    /** The driver and the client are served at this address from now on. */
    synchronized void servedAt(String host, int port) {
        address = Optional.of(new AmAddress(host, port, ATTEMPT));
    }

    synchronized void ended(ApplicationEnd ending) {
        if (isOver()) {
            return;
        }
        diagnostics = ExitMark.put(ending.diagnostics(), ending.exitCode(), ending.cause());
        state = ending.verdict() == Verdict.VERDICT_SUCCEEDED
                ? State.SUCCEEDED
                : ending.verdict() == Verdict.VERDICT_KILLED ? State.KILLED : State.FAILED;
    }

    @Override
    public synchronized ApplicationView report() {
        return new ApplicationView(state, address, ATTEMPT, diagnostics);
    }

    @Override
    public synchronized void kill() {
        if (!isOver()) {
            state = State.KILLED;
            diagnostics = ExitMark.put(ExitCode.KILLED, EndCause.of(EndCode.KILLED_BY_COMMAND));
        }
    }

    private boolean isOver() {
        return state == State.SUCCEEDED || state == State.FAILED || state == State.KILLED;
    }

    @Override
    public void touchPresence() {
        // No client runs elsewhere.
    }

    @Override
    public Optional<Outcome> leftOutcome() {
        return Optional.empty();
    }
}
