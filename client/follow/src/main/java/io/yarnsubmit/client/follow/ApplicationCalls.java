package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Calls to the cluster that may take long, on threads of their own. Failures are reported on the console. */
final class ApplicationCalls implements AutoCloseable {
    private final ApplicationPort application;
    private final RunOutput console;
    private final ExecutorService threads;

    /** @param onFailure hears of what must not happen, on one of the threads */
    ApplicationCalls(ApplicationPort application, RunOutput console, UncaughtExceptionHandler onFailure) {
        this.application = application;
        this.console = console;
        threads = OwnThreads.pool("follow-call", onFailure);
    }

    /** @param reason for later queries; empty for none */
    void kill(String reason) {
        inBackground("The application could not be killed", () -> {
            if (reason.isEmpty()) {
                application.kill();
            } else {
                application.kill(reason);
            }
        });
    }

    void touchPresence() {
        inBackground("The sign of life could not be written", application::touchPresence);
    }

    /** @param answer gets what was found, on another thread, in any case */
    void askWhy(Consumer<Optional<WaitingCause>> answer) {
        threads.execute(() -> {
            Optional<WaitingCause> found = Optional.empty();
            try {
                found = application.whyItWaits();
            } catch (IOException | RuntimeException e) {
                // The missing answer of the ResourceManager is reported already.
            } finally {
                answer.accept(found);
            }
        });
    }

    /** @param answer gets what was found, on another thread */
    void readLeftOutcome(Consumer<Optional<Outcome>> answer) {
        threads.execute(() -> {
            Optional<Outcome> left = Optional.empty();
            try {
                left = application.leftOutcome();
            } catch (IOException | RuntimeException e) {
                console.complain("What the ApplicationMaster left could not be read: " + e.getMessage());
            }
            answer.accept(left);
        });
    }

    private interface Call {
        void make() throws IOException;
    }

    private void inBackground(String failure, Call call) {
        threads.execute(() -> {
            try {
                call.make();
            } catch (IOException | RuntimeException e) {
                console.complain(failure + ": " + e.getMessage());
            }
        });
    }

    /** Does not wait for calls in progress. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
