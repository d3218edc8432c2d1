package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.protocol.control.ControlEndpoint;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Serves the control API to the driver's command: the package's way in. */
public final class ControlServer implements AutoCloseable {
    private final ControlEndpoint endpoint;

    private ControlServer(ControlEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Takes a port. Most of the time that this takes is class loading, so it is done while the application starts.
     *
     * @param tokenFile is made, for this user alone
     */
    public static ControlServer bind(Path tokenFile, UncaughtExceptionHandler onFailure) throws IOException {
        return new ControlServer(ControlEndpoint.bind(tokenFile, onFailure));
    }

    /**
     * Begins to answer.
     *
     * @param groups all of the application
     */
    public void serve(DriverContext context, List<ExecutorGroup> groups, EventLoop loop, InstantSource clock) {
        ControlState state = new ControlState(loop, clock);
        groups.forEach(state::watch);
        ControlRoutes routes = new ControlRoutes(context, groups, state);
        endpoint.serve((request, answered) -> routes.handle(new ControlExchange(request, answered)));
    }

    /** What a command needs to use it. */
    public Map<String, String> variables() {
        return endpoint.variables();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
