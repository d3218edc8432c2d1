package io.yarnsubmit.driver.jobs;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A list of ints that needs no object for each. */
final class IntList extends AbstractList<Integer> implements RandomAccess {
    private int[] numbers = new int[4];
    private int size;

    void push(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int at(int place) {
        return numbers[place];
    }

    int pop() {
        return numbers[--size];
    }

    @Override
    public Integer get(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException(place);
        }
        return numbers[place];
    }

    @Override
    public int size() {
        return size;
    }
}
