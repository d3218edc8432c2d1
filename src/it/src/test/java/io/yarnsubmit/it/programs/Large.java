package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.YarnSubmitException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Functions, inputs, outputs and broadcast values of sizes around what a message may carry, and far above; then results
 * that are more than the driver may hold.
 */
public final class Large {
    private static final int MIB = 1 << 20;

    private Large() {}

    /** @param args the mebibytes of a result that is too large */
    public static void main(String[] args) {
        try (DriverContext context = DriverContext.open()) {
            // Serialized arrays have a few bytes more.
            for (int size : new int[] {MIB - 200, MIB - 1, MIB, MIB + 1, 5 * MIB + 3}) {
                System.out.println(size + " " + everyWay(context, size));
            }
            System.out.println("parts " + manyParts(context));
            int tooMuch = Integer.parseInt(args[0]);
            refused(() -> context.submit(() -> filled(tooMuch * MIB)).join());
            refused(() -> context.map(numbers(2 * tooMuch), number -> filled(MIB / 2 + 1)));
            refused(() -> context.map(numbers(3), number -> filled(tooMuch * MIB / 2)));
            System.out.println("executors "
                    + context.executors().list().stream().map(ExecutorInfo::id).toList());
        }
    }

    private static boolean everyWay(DriverContext context, int size) {
        byte[] value = filled(size);
        try (Broadcast<byte[]> broadcast = context.broadcast(value)) {
            return context.map(List.of(1, 2), number -> sum(value) + number).get(1) == sum(value) + 2
                    && context.map(List.of(value, value), Large::sum).equals(List.of(sum(value), sum(value)))
                    && context.map(List.of(1), number -> sum(broadcast.value())).get(0) == sum(value)
                    && Arrays.equals(context.submit(() -> filled(size)).join(), value)
                    && Arrays.equals(context.map(List.of(size), Large::filled).get(0), value)
                    && Arrays.equals(
                            context.stage("large", List.of(value), same -> same)
                                    .collect()
                                    .get(0),
                            value);
        }
    }

    /** Parts that the driver holds, because each is small. */
    private static long manyParts(DriverContext context) {
        return context.stage("parts", numbers(300), number -> filled(20_000))
                .gather("all", 1, parts -> parts.stream().mapToLong(Large::sum).sum())
                .collect()
                .get(0);
    }

    private static void refused(Runnable action) {
        try {
            action.run();
            System.out.println("accepted");
        } catch (YarnSubmitException e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + size);
        }
        return bytes;
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (byte each : bytes) {
            sum = 31 * sum + each;
        }
        return sum;
    }
}
