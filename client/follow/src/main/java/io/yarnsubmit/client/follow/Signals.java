package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.console.Console;
import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into calls. The exit status depends on the signal, and the JDK has no supported way to
 * tell signals apart. This one is part of the module jdk.unsupported, which every JDK so far has.
 */
public final class Signals {
    private Signals() {}

    public static void listen(Consumer<StopSignal> listener) {
        handle("INT", StopSignal.INTERRUPT, listener);
        handle("TERM", StopSignal.TERMINATE, listener);
        handle("HUP", StopSignal.HANGUP, listener);
    }

    /** The same for a command with a console, which at its end then waits only a moment for those who read. */
    public static void listen(Console console, Consumer<StopSignal> listener) {
        listen(signal -> {
            console.hurry();
            listener.accept(signal);
        });
    }

    /** The terminal's size may have changed. */
    public static void onResize(Runnable listener) {
        try {
            Signal.handle(new Signal("WINCH"), signal -> listener.run());
        } catch (IllegalArgumentException e) {
            // This system does not have the signal: the size at the start counts.
        }
    }

    private static void handle(String name, StopSignal meaning, Consumer<StopSignal> listener) {
        try {
            Signal.handle(new Signal(name), signal -> listener.accept(meaning));
        } catch (IllegalArgumentException e) {
            // The JVM (-Xrs) or the system (nohup with HUP) keeps this signal for itself.
        }
    }
}
