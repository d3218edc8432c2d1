package io.yarnsubmit.client.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * This process's terminal in raw mode: every key goes to whoever reads, and nothing is shown by itself. A child process has
 * noted how the terminal was, and gives that back when its input ends: at {@link #close}, and also if this process is killed.
 */
public final class RawTerminal implements AutoCloseable {
    /** It ignores what the terminal's keys or its end would do to it, until it has done its work. */
    private static final String KEEPER =
            "trap '' INT QUIT HUP TERM TSTP TTIN TTOU; exec </dev/null 3</dev/tty || exit 1;"
                    + " was=$(stty -g <&3) || exit 1; stty raw -echo <&3; echo \"$(stty size <&3)\"; cat <&4 >/dev/null;"
                    + " stty \"$was\" <&3";

    private static final long PATIENCE_SECONDS = 2;

    private final Process keeper;
    private final int rows;
    private final int columns;

    private RawTerminal(Process keeper, int rows, int columns) {
        this.keeper = keeper;
        this.rows = rows;
        this.columns = columns;
    }

    /** Whether standard input and standard output are a terminal. */
    public static boolean isHere() {
        return StandardInput.isTerminal() && Terminal.device("/proc/self/fd/1").isPresent();
    }

    /** Empty if the terminal cannot be changed. */
    public static Optional<RawTerminal> open() {
        try {
            Process keeper = new ProcessBuilder("/bin/sh", "-c", "exec 4<&0; " + KEEPER)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = keeper.inputReader(StandardCharsets.US_ASCII);
            String size = said.readLine();
            if (size == null) {
                return Optional.empty();
            }
            String[] numbers = size.strip().split(" ");
            return Optional.of(
                    numbers.length == 2
                            ? new RawTerminal(keeper, number(numbers[0]), number(numbers[1]))
                            : new RawTerminal(keeper, 0, 0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** 0 if the terminal does not know. */
    public int rows() {
        return rows;
    }

    /** 0 if the terminal does not know. */
    public int columns() {
        return columns;
    }

    /** The terminal is as before when this returns. Also a second time. */
    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Its end is what was wanted.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
