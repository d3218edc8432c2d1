package io.yarnsubmit.it.programs;

import java.io.Serializable;
import java.util.Random;

/** A block of numbers that everybody can make from its own number, so that the answer to it is known beforehand. */
public record Block(int number) implements Serializable {
    private static final int NUMBERS = 10_000;

    /** The sum of its numbers. */
    public long sum() {
        return new Random(number).ints(NUMBERS).asLongStream().sum();
    }

    /** The sum of the first blocks. */
    public static long sumOfFirst(int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += new Block(i).sum();
        }
        return sum;
    }
}
