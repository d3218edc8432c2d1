package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;

/** Prints an answer, and ends when a {@link Gate} opens. */
public final class SlowEnd {
    private SlowEnd() {}

    public static void main(String[] args) throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            System.out.println("attempt " + context.attempt());
            System.out.println("answer " + context.submit(() -> 42).join());
            new Gate(args[0]).await("go on");
        }
    }
}
