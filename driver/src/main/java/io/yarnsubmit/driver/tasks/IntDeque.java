package io.yarnsubmit.driver.tasks;

/** A double-ended queue of ints, which needs four bytes for each. */
final class IntDeque {
    private static final int SMALLEST = 8;

    private int[] ring = new int[0];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void addFirst(int value) {
        grow();
        head = (head - 1) & (ring.length - 1);
        ring[head] = value;
        size++;
    }

    void addLast(int value) {
        grow();
        ring[(head + size) & (ring.length - 1)] = value;
        size++;
    }

    /** The first number. The queue must not be empty. */
    int peek() {
        return ring[head];
    }

    int size() {
        return size;
    }

    /** @param place counted from the front */
    int at(int place) {
        return ring[(head + place) & (ring.length - 1)];
    }

    /** Swaps the number at this place with the first one. */
    void bringToFront(int place) {
        int other = (head + place) & (ring.length - 1);
        int value = ring[other];
        ring[other] = ring[head];
        ring[head] = value;
    }

    /** Removes the first number. The queue must not be empty. */
    int poll() {
        int value = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return value;
    }

    private void grow() {
        if (size == ring.length) {
            int[] larger = new int[Math.max(SMALLEST, 2 * size)];
            for (int i = 0; i < size; i++) {
                larger[i] = ring[(head + i) & (ring.length - 1)];
            }
            ring = larger;
            head = 0;
        }
    }
}
