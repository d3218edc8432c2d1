package io.yarnsubmit.client;

import io.yarnsubmit.client.console.RunOutput;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Passes messages about a run and the driver's output to the program that submitted it. */
final class LibraryOutput implements RunOutput {
    private final LineConsumer out;
    private final LineConsumer err;
    private final Consumer<String> messages;
    private volatile UnaryOperator<String> mask = UnaryOperator.identity();

    LibraryOutput(Consumer<String> out, Consumer<String> err, Consumer<String> messages) {
        this.out = new LineConsumer(guarded(out));
        this.err = new LineConsumer(guarded(err));
        this.messages = guarded(messages);
    }

    /** What a listener throws is lost, as its documentation says: the driver and its application go on. */
    private static Consumer<String> guarded(Consumer<String> listener) {
        return line -> {
            try {
                listener.accept(line);
            } catch (Throwable e) {
                return;
            }
        };
    }

    @Override
    public void show(String status, String gist) {
        // The listener is told of states; the rest is only for people.
    }

    @Override
    public void showPassing(String status) {
        // Only for people too.
    }

    @Override
    public synchronized void say(String line) {
        messages.accept(mask.apply(line));
    }

    @Override
    public void driverOut(byte[] bytes) {
        out.accept(bytes);
    }

    @Override
    public void driverErr(byte[] bytes) {
        err.accept(bytes);
    }

    @Override
    public void giveUpLiveLine() {
        // There is none.
    }

    @Override
    public void hide(UnaryOperator<String> newMask) {
        mask = newMask;
    }

    void end() {
        out.end();
        err.end();
    }
}
