package io.yarnsubmit.it.failure;

import io.yarnsubmit.it.cluster.StartedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.opentest4j.TestAbortedException;

/**
 * Of each test that fails: what its commands said, the ends of its applications' logs, and what {@code why} makes of them. Of
 * one that hangs also where all threads are, before it is interrupted. All of it goes to standard output and to a file below
 * {@code target/failures}. JUnit finds this extension by itself.
 */
public final class FailureReports
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                LifecycleMethodExecutionExceptionHandler,
                PreInterruptCallback {
    private static final Path DIRECTORY = Path.of("target", "failures");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
        StartedCommands.here().classBegins();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        StartedCommands.here().testBegins();
    }

    /** While the cluster is still there, which some tests end afterwards. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> {
            report(context, failure);
            StartedCommands.here().endThoseOfTest();
        });
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        reportAndThrow(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        reportAndThrow(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        reportAndThrow(context, failure);
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        reportAndThrow(context, failure);
    }

    @Override
    public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) {
        show(context, "hangs", ThreadDumps.ofThisJvmAndItsDescendants());
    }

    private static void reportAndThrow(ExtensionContext context, Throwable failure) throws Throwable {
        report(context, failure);
        throw failure;
    }

    private static void report(ExtensionContext context, Throwable failure) {
        if (!(failure instanceof TestAbortedException)) {
            show(
                    context,
                    "failed",
                    "%s%n%s"
                            .formatted(
                                    failure,
                                    CommandReport.of(StartedCommands.here().all())));
        }
    }

    private static void show(ExtensionContext context, String what, String text) {
        String test = context.getRequiredTestClass().getSimpleName() + " " + context.getDisplayName();
        String all = "==== %s %s%n%s%n==== end of %s%n".formatted(test, what, text, test);
        System.out.print(all);
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(fileName(context, what)), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(ExtensionContext context, String what) {
        String method =
                context.getTestMethod().map(found -> "." + found.getName()).orElse("");
        return context.getRequiredTestClass().getName() + method + "-" + what + NUMBER.incrementAndGet() + ".txt";
    }
}
