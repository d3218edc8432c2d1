package io.yarnsubmit.client.command;

import io.yarnsubmit.client.console.Console;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The {@code yarn-submit} command without a process of its own: what submits nothing mostly costs less than a JVM. */
public final class InThisProcess {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP", "WINCH");

    private InThisProcess() {}

    /**
     * Carries out what was typed.
     *
     * @return the exit status
     */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Map<Signal, SignalHandler> before = new HashMap<>();
        SIGNALS.stream().map(Signal::new).forEach(signal -> before.put(signal, handled(signal)));
        Console console = Console.of(out, err, false);
        try {
            return YarnSubmitMain.run(arguments, environment, console);
        } finally {
            console.close();
            before.forEach(Signal::handle);
        }
    }

    /** Who handles it now. The only way to ask is to take it over. */
    private static SignalHandler handled(Signal signal) {
        SignalHandler now = Signal.handle(signal, SignalHandler.SIG_DFL);
        Signal.handle(signal, now);
        return now;
    }
}
