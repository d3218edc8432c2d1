package io.yarnsubmit.executor.control;

import io.yarnsubmit.protocol.control.CommandDirectory;
import io.yarnsubmit.protocol.control.ControlEndpoint;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The control API of an executor, which is made when the first command is about to start: the package's way in. Each task has a
 * token of its own, so that a command can tell the progress of its own task alone.
 */
public final class CommandControl {
    private final ControlEndpoint endpoint;
    private final CommandDirectory directory;
    private final CallForwarder forwarder;
    // Guarded by this.
    private final Map<TaskAttempt, Map<String, String>> admitted = new HashMap<>();

    private CommandControl(ControlEndpoint endpoint, CommandDirectory directory, CallForwarder forwarder) {
        this.endpoint = endpoint;
        this.directory = directory;
        this.forwarder = forwarder;
    }

    /**
     * Takes a port, and begins to answer.
     *
     * @param directory is made, for this user alone
     */
    public static CommandControl open(
            Path directory, EventLoop loop, InstantSource clock, HubSender hub, UncaughtExceptionHandler onFailure)
            throws IOException {
        ControlEndpoint endpoint = ControlEndpoint.bind(onFailure);
        CommandDirectory files = CommandDirectory.make(directory);
        CallForwarder forwarder = new CallForwarder(loop, clock, hub, ForwardLimits.USUAL);
        endpoint.serve(forwarder);
        return new CommandControl(endpoint, files, forwarder);
    }

    /** What the commands of a task need. On any thread. */
    public synchronized Map<String, String> variables(TaskAttempt task, Map<String, String> environment)
            throws IOException {
        Map<String, String> known = admitted.get(task);
        if (known == null) {
            known = new HashMap<>(endpoint.admit(tokenFile(task), task));
            known.putAll(directory.variables(environment));
            admitted.put(task, Map.copyOf(known));
        }
        return known;
    }

    private Path tokenFile(TaskAttempt task) {
        return directory.file("token-" + task.getTaskId() + "-" + task.getAttempt());
    }

    /** A task has ended, and so its token. On any thread. */
    public synchronized void ended(TaskAttempt task) throws IOException {
        if (admitted.remove(task) != null) {
            endpoint.revoke(tokenFile(task));
        }
    }

    /** The driver has answered. On the loop. */
    public void replied(List<ControlReply> replies) {
        forwarder.replied(replies);
    }

    /** The connection to the hub can take more. On the loop. */
    public void ready() {
        forwarder.ready();
    }

    /** The connection to the hub is gone. On the loop. */
    public void broken() {
        forwarder.broken();
    }
}
