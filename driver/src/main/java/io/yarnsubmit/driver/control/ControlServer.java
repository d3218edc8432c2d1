package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.control.CommandDirectory;
import io.yarnsubmit.protocol.control.ControlEndpoint;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Serves the control API to the driver's command. */
public final class ControlServer implements AutoCloseable {
    private final ControlEndpoint endpoint;
    private final Map<String, String> variables;

    private ControlServer(ControlEndpoint endpoint, Map<String, String> variables) {
        this.endpoint = endpoint;
        this.variables = Map.copyOf(variables);
    }

    /**
     * Takes a port. Most of the time that this takes is class loading, so it is done while the application starts.
     *
     * @param directory is made, for this user alone
     */
    public static ControlServer bind(Path directory, UncaughtExceptionHandler onFailure) throws IOException {
        ControlEndpoint endpoint = ControlEndpoint.bindAlone(onFailure);
        CommandDirectory files = CommandDirectory.make(directory);
        Map<String, String> variables =
                new HashMap<>(endpoint.admit(files.file("token"), TaskAttempt.getDefaultInstance()));
        variables.putAll(files.variables(System.getenv()));
        return new ControlServer(endpoint, variables);
    }

    /** Begins to answer. */
    public void serve(ControlService service) {
        endpoint.serve(service.forCommand());
    }

    /** What a command needs to use it. */
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
