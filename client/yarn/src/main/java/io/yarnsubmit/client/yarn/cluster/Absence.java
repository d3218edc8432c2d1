package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.client.yarn.kerberos.SecurityProblem;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.ipc.StandbyException;
import org.jspecify.annotations.Nullable;

/**
 * A service is away, and did not refuse: the failure ends when the service is back.
 *
 * @param reason in words, such as {@code Connection refused}
 * @param advice what can be done about it
 */
record Absence(String reason, String advice) {
    private static final String REACH = "Check that it runs and that this machine can reach it";
    private static final Absence SAFE_MODE = new Absence(
            "it is in safe mode and takes no files", "hdfs dfsadmin -safemode get shows when it has left it");
    private static final Absence NO_DATA_NODE =
            new Absence("no DataNode takes its blocks", "Check that its DataNodes run and have space");
    private static final int DEEPEST = 20;

    /** Reads from an exception of Hadoop's clients, or its causes, that a service is away; empty if the service answered. */
    static Optional<Absence> in(@Nullable Throwable thrown) {
        if (SecurityProblem.in(thrown).isPresent()) {
            // A KDC that is away is not the service that was asked.
            return Optional.empty();
        }
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Optional<Absence> found = of(cause);
            if (found.isPresent()) {
                return found;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Absence> of(Throwable thrown) {
        String name = thrown instanceof RemoteException remote
                ? remote.getClassName()
                : thrown.getClass().getName();
        String message = String.valueOf(thrown.getMessage());
        if (name.endsWith(".SafeModeException") || message.contains("ame node is in safe mode")) {
            return Optional.of(SAFE_MODE);
        }
        if (message.contains("could only be written to 0 of the ")) {
            return Optional.of(NO_DATA_NODE);
        }
        if (name.equals(StandbyException.class.getName()) || name.equals(RetriableException.class.getName())) {
            return Optional.of(new Absence("it is about to start or to take over", REACH));
        }
        if (thrown instanceof EOFException) {
            return Optional.of(new Absence("the connection was cut", REACH));
        }
        if (thrown instanceof SocketTimeoutException) {
            return Optional.of(new Absence("no answer in time", REACH));
        }
        if (thrown instanceof SocketException) {
            return Optional.of(new Absence(innermost(thrown), REACH));
        }
        return Optional.empty();
    }

    /** Hadoop wraps the system's message in sentences of its own, with a link to a wiki. */
    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() instanceof SocketException next) {
            cause = next;
        }
        return String.valueOf(cause.getMessage());
    }
}
