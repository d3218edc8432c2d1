package io.yarnsubmit.driver.roles.shell;

import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.driver.roles.Decision;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RoleListener;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The program of a driver whose application its roles decide: it ends as they do. It says in a line what goes wrong.
 * Thread-safe.
 */
public final class RolesProgram implements RoleListener {
    private static final int HIGHEST_STATUS = 255;

    private final RolesPlan plan;
    private final FailureFile failureFile;
    private final PrintStream err;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final List<Runnable> whenDecided = new ArrayList<>();
    private @Nullable Decision decision;

    /** @param err standard error, which user code cannot change */
    public RolesProgram(RolesPlan plan, FailureFile failureFile, PrintStream err) {
        this.plan = plan;
        this.failureFile = failureFile;
        this.err = err;
    }

    @Override
    public void happened(Happened what) {
        line(what).ifPresent(line -> err.println("yarn-submit: " + line));
    }

    private Optional<String> line(Happened what) {
        InstanceView view = what.instance();
        String because = view.message().isEmpty() ? "" : ": " + view.message();
        return switch (what.kind()) {
            case ROLE_RESTARTED ->
                Optional.of("all instances of " + view.id().role() + " start again, because of " + view.id() + because);
            case ENDED ->
                switch (view.phase()) {
                    case PHASE_FAILED -> Optional.of(view.id() + " has failed" + because);
                    // Of a group, one line is enough.
                    case PHASE_WAITING_FOR_EXECUTOR, PHASE_WAITING_FOR_PEERS ->
                        Optional.of(view.id() + " starts again" + because)
                                .filter(line -> !plan.restartsAsGroup(view.id().role()));
                    default -> Optional.empty();
                };
            case STARTED, READY -> Optional.empty();
        };
    }

    @Override
    public void decided(Decision made) {
        List<Runnable> told;
        synchronized (this) {
            decision = made;
            told = List.copyOf(whenDecided);
        }
        decided.countDown();
        told.forEach(Runnable::run);
    }

    /** Does it when the roles have decided, on any thread; at once if they have. */
    public void whenDecided(Runnable work) {
        synchronized (this) {
            if (decision == null) {
                whenDecided.add(work);
                return;
            }
        }
        work.run();
    }

    /** Whether the roles have decided. */
    public synchronized boolean isDecided() {
        return decision != null;
    }

    /**
     * Waits for the decision, and leaves to the host what it should know of a failure.
     *
     * @return what the process is to exit with
     */
    public int await() throws InterruptedException {
        decided.await();
        Decision made;
        synchronized (this) {
            made = decision;
        }
        if (made == null || made.success()) {
            return ExitCode.SUCCESS;
        }
        InstanceView by = made.by();
        failureFile.roleFailed(RolesShell.status(made), by.id() + " has failed: " + by.message());
        int status = by.phase() == Phase.PHASE_FAILED ? by.exitStatus().orElse(0) : 0;
        return status > 0 && status <= HIGHEST_STATUS ? status : ExitCode.APPLICATION_FAILED;
    }
}
