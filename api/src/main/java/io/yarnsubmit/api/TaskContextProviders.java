package io.yarnsubmit.api;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the executor process's {@link TaskContextProvider}, once. */
final class TaskContextProviders {
    private static final Optional<TaskContextProvider> PROVIDER = ServiceLoader.load(
                    TaskContextProvider.class, TaskContext.class.getClassLoader())
            .findFirst();

    private TaskContextProviders() {}

    /** Empty in any process that is not an executor. */
    static Optional<TaskContextProvider> found() {
        return PROVIDER;
    }
}
