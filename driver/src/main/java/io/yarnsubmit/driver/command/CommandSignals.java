package io.yarnsubmit.driver.command;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * The signals that this process passes on to its command, each once: whoever ends a process by its group has told the command
 * too, and many programs take a second signal for impatience.
 */
final class CommandSignals {
    private CommandSignals() {}

    /** Those that ask a process to end. */
    enum Kind {
        INT,
        HUP,
        TERM;

        /** Sends it to a process. */
        void send(Process process) {
            if (this == TERM) {
                process.destroy();
                return;
            }
            try {
                // The JDK can send no other signal.
                new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name(), Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                process.destroy();
            }
        }
    }

    /**
     * Passes them to a listener, on threads of their own.
     *
     * @param onTerminal SIGINT comes from a terminal, which sends it to the command as well; it is not told
     */
    static void listen(boolean onTerminal, Consumer<Kind> listener) {
        Set<Kind> told = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            boolean isTold = kind != Kind.INT || !onTerminal;
            handle(kind, () -> {
                if (isTold && isFirst(told, kind)) {
                    OwnThreads.start("command-signal", OwnThreads.NOT_MISSED, () -> listener.accept(kind));
                }
            });
        }
    }

    private static boolean isFirst(Set<Kind> told, Kind kind) {
        synchronized (told) {
            return told.add(kind);
        }
    }

    private static void handle(Kind kind, Runnable work) {
        try {
            Signal.handle(new Signal(kind.name()), signal -> work.run());
        } catch (IllegalArgumentException e) {
            // The JVM (-Xrs) or the system (nohup with HUP) keeps this signal for itself.
        }
    }
}
