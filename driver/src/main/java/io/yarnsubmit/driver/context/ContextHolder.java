package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the context of this driver process for {@link DriverContext#open()}, which has no other way to find it. */
public final class ContextHolder {
    static final ContextHolder OF_THIS_PROCESS = new ContextHolder();

    private final AtomicReference<@Nullable DriverContext> context = new AtomicReference<>();
    private final AtomicReference<@Nullable String> openedAt = new AtomicReference<>();

    ContextHolder() {}

    /** To be called before the user's main. */
    public static void fill(DriverContext context) {
        OF_THIS_PROCESS.put(context);
    }

    void put(DriverContext filled) {
        context.set(filled);
    }

    DriverContext open() {
        DriverContext filled = context.get();
        if (filled == null) {
            throw new YarnSubmitException(
                    ErrorCode.NOT_IN_APPLICATION,
                    "This program was not started by yarn-submit, so it has no executors."
                            + " Start it with: yarn-submit --class <main class> <app.jar>");
        }
        String here = caller();
        if (!openedAt.compareAndSet(null, here)) {
            throw new YarnSubmitException(
                    ErrorCode.CONTEXT_ALREADY_OPEN,
                    "The context of this driver process is already open; it was opened at " + openedAt.get()
                            + ". Pass that context on instead of opening another");
        }
        return filled;
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown place"));
    }

    private static boolean isOurs(String className) {
        return className.equals(ContextHolder.class.getName())
                || className.equals(ProcessContextProvider.class.getName())
                || className.equals(DriverContext.class.getName());
    }
}
