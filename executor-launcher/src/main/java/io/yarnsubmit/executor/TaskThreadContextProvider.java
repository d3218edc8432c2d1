package io.yarnsubmit.executor;

import io.yarnsubmit.api.TaskContext;
import io.yarnsubmit.api.TaskContextProvider;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ServiceLoader finds it in an executor. It gets the context from the calling thread. */
public final class TaskThreadContextProvider implements TaskContextProvider {
    /** For the ServiceLoader. */
    public TaskThreadContextProvider() {}

    @Override
    public @Nullable TaskContext current() {
        return Thread.currentThread() instanceof TaskThread thread ? thread.context() : null;
    }

    @Override
    public @Nullable Supplier<@Nullable Object> broadcast(long id, byte[] serialized, int port) {
        if (Thread.currentThread() instanceof TaskThread thread) {
            Broadcasts broadcasts = thread.broadcasts();
            return () -> broadcasts.value(id, serialized, port);
        }
        return null;
    }
}
