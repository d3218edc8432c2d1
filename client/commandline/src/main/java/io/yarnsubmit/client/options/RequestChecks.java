package io.yarnsubmit.client.options;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.JvmMemory;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a request as a whole. */
final class RequestChecks {
    /** What a JVM puts in place of a byte that it cannot read. */
    private static final char REPLACEMENT = '\uFFFD';

    private final GivenValues given;
    private final Settings settings;
    private final Problems problems;

    RequestChecks(GivenValues given, Problems problems) {
        this.given = given;
        this.settings = given.settings();
        this.problems = problems;
    }

    /**
     * The JVM replaces characters that the locale does not have before this code can see them. It is better not to run than
     * to run with other arguments.
     */
    void checkEncoding(List<String> arguments, Charset encoding) {
        boolean replaced = arguments.stream().anyMatch(argument -> argument.indexOf(REPLACEMENT) >= 0);
        if (replaced && !encoding.equals(StandardCharsets.UTF_8)) {
            problems.add("An argument has characters that this locale cannot read (" + encoding
                    + "): run yarn-submit with LC_ALL=C.UTF-8 or another UTF-8 locale");
        }
    }

    void checkSettings() {
        checkMemory(ConfigKeys.DRIVER_MEMORY, ConfigKeys.DRIVER_MEMORY_OVERHEAD);
        checkMemory(ConfigKeys.AM_MEMORY, null);
        checkLess(ConfigKeys.EXECUTOR_HEARTBEAT_INTERVAL, ConfigKeys.EXECUTOR_HEARTBEAT_TIMEOUT, false);
        checkLess(ConfigKeys.AM_HEARTBEAT_MIN, ConfigKeys.AM_HEARTBEAT_MAX, true);
        checkAttempts();
        if (settings.get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLIENT) {
            checkWait();
        } else {
            checkAcceptTimeout();
        }
        checkRunTimeout();
        LoginChecks.check(given, problems);
        new ProcessChecks(given, problems).checkDriver();
        new GroupChecks(given, problems).check();
    }

    /** A configuration file may set it for cluster mode; on the command line it is meant for this application. */
    private void checkWait() {
        if (given.isTyped(ConfigKeys.WAIT) && !settings.get(ConfigKeys.WAIT)) {
            problems.add(given.named(ConfigKeys.WAIT)
                    + " is for cluster mode: in client mode the driver runs in this command,"
                    + " which stays until the end. " + wayOut());
        }
    }

    /** Without YARN there is no other mode. */
    private String wayOut() {
        return settings.get(ConfigKeys.MASTER).isLocal()
                ? "Drop it; " + given.named(ConfigKeys.MASTER) + " local has no other mode"
                : "Drop it, or add --deploy-mode cluster";
    }

    /** No process would be left to enforce the limit. */
    private void checkAcceptTimeout() {
        if (given.isTyped(ConfigKeys.ACCEPT_TIMEOUT) && !settings.get(ConfigKeys.WAIT)) {
            problems.add(given.named(ConfigKeys.ACCEPT_TIMEOUT)
                    + " is enforced by this command, which does not stay with "
                    + given.named(ConfigKeys.WAIT) + ". Drop one of the two; --run-timeout and --executors-timeout work"
                    + " without it");
        }
    }

    /** YARN counts in seconds. */
    private void checkRunTimeout() {
        settings.find(ConfigKeys.RUN_TIMEOUT)
                .filter(limit -> limit.toSeconds() == 0)
                .ifPresent(limit -> problems.add(given.named(ConfigKeys.RUN_TIMEOUT) + " is "
                        + given.text(ConfigKeys.RUN_TIMEOUT) + ", but YARN counts in seconds; give it 1s or more"));
    }

    private void checkAttempts() {
        if (!given.isTyped(ConfigKeys.RETRY_DRIVER) || !settings.get(ConfigKeys.RETRY_DRIVER)) {
            return;
        }
        String retry = given.named(ConfigKeys.RETRY_DRIVER);
        if (settings.get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLIENT) {
            problems.add(retry + " is for cluster mode: in client mode the driver runs in this command, and is not"
                    + " started again. " + wayOut());
        } else if (settings.find(ConfigKeys.MAX_ATTEMPTS).orElse(2) < 2) {
            problems.add(retry + " has no further attempt: " + given.named(ConfigKeys.MAX_ATTEMPTS)
                    + " is 1; set it to 2 or more");
        }
    }

    static void checkExecutors(GivenValues group, Problems problems) {
        new RequestChecks(group, problems).checkMemory(ConfigKeys.EXECUTOR_MEMORY, ConfigKeys.EXECUTOR_MEMORY_OVERHEAD);
    }

    private void checkMemory(ConfigKey<MemorySize> memory, @Nullable ConfigKey<MemorySize> overhead) {
        JvmMemory.problem(
                        given.named(memory),
                        settings.get(memory),
                        overhead == null ? "" : given.named(overhead),
                        overhead == null ? Optional.empty() : settings.find(overhead))
                .ifPresent(problems::add);
    }

    private <T extends Comparable<? super T>> void checkLess(ConfigKey<T> less, ConfigKey<T> more, boolean orEqual) {
        int order = settings.get(less).compareTo(settings.get(more));
        if (order > 0 || (order == 0 && !orEqual)) {
            problems.add(given.named(less) + " (" + given.text(less) + ") must be shorter than " + given.named(more)
                    + " (" + given.text(more) + ")");
        }
    }
}
