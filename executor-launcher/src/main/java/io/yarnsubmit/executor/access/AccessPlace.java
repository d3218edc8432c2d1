package io.yarnsubmit.executor.access;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is let in to.
 *
 * @param executorId of this executor
 * @param host this machine's name
 * @param variables of the environment of commands beside this process's own; may take a while to find
 * @param ports finds the number of a port by its name
 * @param sessions the commands that run
 * @param onFailure hears what threads do not catch
 */
record AccessPlace(
        int executorId,
        String host,
        Supplier<Map<String, String>> variables,
        Function<String, Optional<Integer>> ports,
        Set<ExecSession> sessions,
        UncaughtExceptionHandler onFailure) {
    static Set<ExecSession> noSessions() {
        return ConcurrentHashMap.newKeySet();
    }

    /** Why this is not the executor that is meant: its port may have been another's before. Null if it is. */
    @Nullable
    String problemOf(int meant) {
        return meant == executorId ? null : "this is executor " + executorId + ", not " + meant + ". Try again";
    }
}
