package io.yarnsubmit.client.follow;

import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into calls. The JDK has no supported way to tell them apart, and the exit status must; this
 * one is part of the module jdk.unsupported, which every JDK up to now has.
 */
public final class Signals {
    private Signals() {}

    public static void listen(Consumer<StopSignal> listener) {
        handle("INT", StopSignal.INTERRUPT, listener);
        handle("TERM", StopSignal.TERMINATE, listener);
        handle("HUP", StopSignal.HANGUP, listener);
    }

    /** The terminal's size may have changed. */
    public static void onResize(Runnable listener) {
        try {
            Signal.handle(new Signal("WINCH"), signal -> listener.run());
        } catch (IllegalArgumentException e) {
            // Not on this system: the size at the start counts.
        }
    }

    private static void handle(String name, StopSignal meaning, Consumer<StopSignal> listener) {
        try {
            Signal.handle(new Signal(name), signal -> listener.accept(meaning));
        } catch (IllegalArgumentException e) {
            // The JVM keeps this signal for itself (-Xrs), or the system, as nohup does with HUP: then it is not ours.
        }
    }
}
