package io.yarnsubmit.driver.tasks;

/** Numbers in an order. Four bytes each. */
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

    /** Not of an empty one. */
    int peek() {
        return ring[head];
    }

    int size() {
        return size;
    }

    /** Counted from the front. */
    int at(int place) {
        return ring[(head + place) & (ring.length - 1)];
    }

    /** Changes places with the first one. */
    void bringToFront(int place) {
        int other = (head + place) & (ring.length - 1);
        int value = ring[other];
        ring[other] = ring[head];
        ring[head] = value;
    }

    /** Not from an empty one. */
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
