package io.yarnsubmit.client.driverhost;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Copies what a driver writes, while it runs. */
final class DriverPipes {
    private static final int BUFFER_BYTES = 8192;
    /** A process that the driver left behind may hold its streams open for ever. */
    private static final long SECONDS_AFTER_END = 2;

    private DriverPipes() {}

    /** Returns when both streams have ended, or a moment after the driver has. */
    static CompletableFuture<Void> copy(Process driver, RunOutput output) {
        CompletableFuture<Void> out = copy("driver-stdout", driver.getInputStream(), output::driverOut);
        CompletableFuture<Void> err = copy("driver-stderr", driver.getErrorStream(), output::driverErr);
        CompletableFuture<Void> both = CompletableFuture.allOf(out, err);
        driver.onExit().thenRun(() -> both.completeOnTimeout(null, SECONDS_AFTER_END, TimeUnit.SECONDS));
        return both;
    }

    private static CompletableFuture<Void> copy(String name, InputStream in, Consumer<byte[]> sink) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        OwnThreads.start(name, OwnThreads.NOT_MISSED, () -> pump(in, sink, done));
        return done;
    }

    private static void pump(InputStream in, Consumer<byte[]> sink, CompletableFuture<Void> done) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sink.accept(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            // The driver was killed, which is an end too.
        } finally {
            done.complete(null);
        }
    }
}
