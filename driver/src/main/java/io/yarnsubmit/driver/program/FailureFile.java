package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.cause.ShortText;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file in which the driver process tells its host why it ended. What it contains is short. */
public final class FailureFile {
    private static final int FRAMES = 5;
    private static final int LONGEST_MESSAGE = 8_000;
    private static final int LONGEST_PROGRAM = 200;

    private final String path;
    private final SecretMask mask;

    /**
     * @param path empty if the host does not want the file
     * @param mask hides the user's secrets: what is in the file, others may read later
     */
    public FailureFile(String path, SecretMask mask) {
        this.path = path;
        this.mask = mask;
    }

    /** Writes the name of the class alone, for which no user code is called. */
    void thrown(Throwable thrown) {
        write(of(thrown));
    }

    /** Writes also what the exception says. */
    void described(Throwable thrown) {
        write(of(thrown).setMessage(ThrownText.message(thrown)).addAllFrames(ThrownText.frames(thrown, FRAMES)));
    }

    private static DriverFailure.Builder of(Throwable thrown) {
        return DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_UNCAUGHT)
                .setExceptionClass(ThrownText.className(thrown));
    }

    public void unusable(UnusableProgramException problem) {
        Throwable cause = problem.getCause();
        write(DriverFailure.newBuilder()
                .setKind(problem.kind())
                .setExceptionClass(cause == null ? "" : ThrownText.className(cause))
                .setMessage(ThrownText.message(problem)));
    }

    /** A thread of ours ran out of memory. */
    public void outOfMemory(String message) {
        write(DriverFailure.newBuilder().setMessage(ShortText.cut(message, LONGEST_MESSAGE)));
    }

    /** A signal ended the command. */
    public void signalled(String program) {
        write(DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_COMMAND_SIGNALLED)
                .setMessage(ShortText.cut(program, LONGEST_PROGRAM)));
    }

    /** The roles have decided that the application has failed. */
    public void roleFailed(InstanceStatus instance, String message) {
        write(DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_ROLE_FAILED)
                .setMessage(ShortText.cut(message, LONGEST_MESSAGE))
                .setInstance(instance.toBuilder()
                        .setMessage(mask.mask(ShortText.cut(instance.getMessage(), LONGEST_MESSAGE)))));
    }

    /** The process was killed because it did not end. */
    public void hung(String message) {
        write(DriverFailure.newBuilder().setMessage(ShortText.cut(message, LONGEST_MESSAGE)));
    }

    private void write(DriverFailure.Builder failure) {
        if (path.isEmpty()) {
            return;
        }
        try {
            // Moved into place, so that the host never sees a part of it.
            Path target = Path.of(path);
            Path draft = Path.of(path + ".part");
            Files.write(
                    draft,
                    failure.setMessage(mask.mask(failure.getMessage())).build().toByteArray());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The host still has the exit status.
            return;
        }
    }
}
