package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.ExecutorListener;
import io.yarnsubmit.api.ExecutorLoss;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears of lost executors, to be taken one by one. */
final class LossLog implements ExecutorListener {
    private final BlockingQueue<ExecutorLoss> losses = new LinkedBlockingQueue<>();

    @Override
    public void lost(ExecutorLoss loss) {
        losses.add(loss);
    }

    /** The causes of those that nobody took. */
    List<ExecutorLoss.Cause> causes() {
        return losses.stream().map(ExecutorLoss::cause).toList();
    }

    /** Prints the next loss. */
    ExecutorLoss print() throws InterruptedException {
        ExecutorLoss loss = losses.poll(100, TimeUnit.SECONDS);
        if (loss == null) {
            throw new IllegalStateException("no executor was lost");
        }
        System.out.println("lost " + loss.id() + " " + loss.cause() + " " + loss.exitStatus() + ": " + loss.message());
        return loss;
    }
}
