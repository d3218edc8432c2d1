package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import java.io.IOException;
import java.util.List;

/** Multiplies, on an executor, after another application has come as far. */
public final class SideBySide {
    private SideBySide() {}

    /** @param args the directory of a {@link Gate} that opens for two, and a factor */
    public static void main(String[] args) {
        Gate gate = new Gate(args[0]);
        int factor = Integer.parseInt(args[1]);
        try (DriverContext context = DriverContext.open()) {
            List<Integer> products = context.map(List.of(1, 2, 3), number -> meet(gate, factor) * number);
            System.out.println("products " + products);
            System.out.println("application " + context.applicationId());
            System.out.println("executors "
                    + context.executors().list().stream().map(ExecutorInfo::id).toList());
            System.out.println("containers "
                    + context.executors().list().stream()
                            .map(ExecutorInfo::containerId)
                            .toList());
        }
    }

    private static int meet(Gate gate, int factor) throws IOException, InterruptedException {
        gate.arrive("factor " + factor);
        gate.await(2);
        return factor;
    }
}
