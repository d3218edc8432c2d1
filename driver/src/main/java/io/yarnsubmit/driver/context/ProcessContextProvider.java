package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.DriverContextProvider;

/** The ServiceLoader finds it in a driver process. */
public final class ProcessContextProvider implements DriverContextProvider {
    /** For the ServiceLoader. */
    public ProcessContextProvider() {}

    @Override
    public DriverContext open() {
        return ContextHolder.OF_THIS_PROCESS.open();
    }
}
