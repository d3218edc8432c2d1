package io.yarnsubmit.driver.shell;

import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.LossClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;

/** Converts message types to those of the api. */
public final class LossReader {
    private LossReader() {}

    static ExecutorLoss read(DriverInstruction.ExecutorLost lost) {
        return new ExecutorLoss(
                lost.getExecutorId(),
                lost.getGroup(),
                lost.getHost(),
                cause(lost.getLossClass()),
                lost.hasExitStatus() ? OptionalInt.of(lost.getExitStatus()) : OptionalInt.empty(),
                lost.getMessage());
    }

    static ExecutorLoss.Cause cause(LossClass lossClass) {
        return switch (lossClass) {
            case LOSS_CLASS_OURS -> ExecutorLoss.Cause.OURS;
            case LOSS_CLASS_PREEMPTED -> ExecutorLoss.Cause.PREEMPTED;
            case LOSS_CLASS_NODE -> ExecutorLoss.Cause.NODE;
            case LOSS_CLASS_MEMORY -> ExecutorLoss.Cause.MEMORY;
            case LOSS_CLASS_START -> ExecutorLoss.Cause.START;
            case LOSS_CLASS_PROGRAM, LOSS_CLASS_UNSPECIFIED, UNRECOGNIZED -> ExecutorLoss.Cause.PROGRAM;
        };
    }

    /** Empty for an empty or invalid URI, because a link that cannot be shown is no reason to fail. */
    public static Optional<URI> uri(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
