package io.yarnsubmit.client.yarn.logs;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What one process of an application writes: some or all files of one container's log directory.
 *
 * @param role {@code driver}, {@code am}, {@code executor} or {@code container}
 * @param executorId of an executor
 * @param attempt of an ApplicationMaster and its driver, if there were several
 * @param place the container
 * @param files the names of its files; empty: all but those of YARN itself
 * @param live whether it may still grow
 * @param instance of a role that the executor has; empty for none
 */
record LogStream(
        String role,
        OptionalInt executorId,
        OptionalInt attempt,
        LogPlace place,
        Set<String> files,
        boolean live,
        String instance) {
    static final String DRIVER = "driver";
    static final String AM = "am";
    static final String EXECUTOR = "executor";
    static final String CONTAINER = "container";

    /** The names under which the driver's output lies in the ApplicationMaster's container, in cluster mode. */
    static final Set<String> DRIVER_FILES = Set.of("stdout", "stderr");

    static final Set<String> AM_ERRORS = Set.of("am.stderr");
    static final Set<String> AM_FILES = Set.of("am.stdout", "am.stderr", "am.log", "prelaunch.err");
    /** Files about the start of the process, and our journal, which has a verb of its own. */
    private static final Set<String> NOISE = Set.of(
            "launch_container.sh", "directory.info", "prelaunch.out", "container-localizer-syslog", "timeline.jsonl");

    LogStream {
        files = Set.copyOf(files);
    }

    /** Of a process without an instance of a role. */
    LogStream(
            String role, OptionalInt executorId, OptionalInt attempt, LogPlace place, Set<String> files, boolean live) {
        this(role, executorId, attempt, place, files, live, "");
    }

    /** The prefix of its lines if there are several streams, without the brackets. */
    String label() {
        if (!instance.isEmpty()) {
            return instance;
        }
        if (executorId.isPresent()) {
            return EXECUTOR + " " + executorId.getAsInt();
        }
        if (role.equals(CONTAINER)) {
            return place.container();
        }
        return role + (attempt.isPresent() ? " attempt " + attempt.getAsInt() : "");
    }

    boolean has(String file) {
        return files.isEmpty() ? !NOISE.contains(file) : files.contains(file);
    }

    /** Whether a file belongs to it that is kept, not looked at. */
    boolean keeps(String file) {
        return files.isEmpty() || files.contains(file) || role.equals(AM) && !DRIVER_FILES.contains(file);
    }
}
