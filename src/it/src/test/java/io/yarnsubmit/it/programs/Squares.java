package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.util.List;
import java.util.stream.IntStream;

/** Squares numbers on the executors, and tells what it knows of its application. */
public final class Squares {
    private Squares() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        try (DriverContext context = DriverContext.open()) {
            context.status("squaring");
            context.progress(0.25);
            List<Integer> squares =
                    context.map(IntStream.range(0, count).boxed().toList(), number -> number * number);
            System.out.println(
                    "sum " + squares.stream().mapToInt(Integer::intValue).sum());
            System.out.println("application " + context.applicationId());
            System.out.println("attempt " + context.attempt());
            System.out.println("mode " + context.deployMode());
            System.out.println("user " + context.user());
            System.out.println("page " + context.trackingUrl().orElse(null));
        }
    }
}
