package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.v1.DriverFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file in which the driver process tells its host why it ended. */
public final class FailureFile {
    private static final int FRAMES = 5;

    private final String path;

    /** @param path empty if the host does not want the file */
    public FailureFile(String path) {
        this.path = path;
    }

    public void uncaught(Throwable thrown) {
        DriverFailure.Builder failure = DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_UNCAUGHT)
                .setExceptionClass(thrown.getClass().getName())
                .setMessage(String.valueOf(thrown.getMessage()));
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            failure.addFrames(frames[i].toString());
        }
        write(failure.build());
    }

    public void unusable(UnusableProgramException problem) {
        Throwable cause = problem.getCause();
        write(DriverFailure.newBuilder()
                .setKind(problem.kind())
                .setExceptionClass(cause == null ? "" : cause.getClass().getName())
                .setMessage(String.valueOf(problem.getMessage()))
                .build());
    }

    /** The process was killed because it did not end. */
    void hung(String message) {
        write(DriverFailure.newBuilder().setMessage(message).build());
    }

    private void write(DriverFailure failure) {
        if (path.isEmpty()) {
            return;
        }
        try {
            // Moved into place, so that the host never sees a part of it.
            Path target = Path.of(path);
            Path draft = Path.of(path + ".part");
            Files.write(draft, failure.toByteArray());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.err.println("yarn-submit: " + path + " cannot be written: " + e);
        }
    }
}
