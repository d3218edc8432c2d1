package io.yarnsubmit.appmaster.yarn;

/**
 * The ids of asks, which identify grants whatever their priority and size. The lowest 16 bits are the group's
 * number in the plan, from 1. Asks with a placement have an id for each batch besides: attempt and batch are above.
 */
final class RequestIds {
    private static final int GROUP_BITS = 16;
    private static final int ATTEMPT_BITS = 16;
    private static final long GROUP_MASK = (1L << GROUP_BITS) - 1;

    private RequestIds() {}

    static long ofGroup(int index) {
        return index + 1L;
    }

    static long ofBatch(int index, int attempt, int batch) {
        return ((long) batch << GROUP_BITS + ATTEMPT_BITS) | ((long) attempt << GROUP_BITS) | ofGroup(index);
    }

    static int batch(long requestId) {
        return (int) (requestId >>> GROUP_BITS + ATTEMPT_BITS);
    }

    /** The index of a group in the plan; negative if it is not one of ours. */
    static int index(long requestId) {
        return (int) (requestId & GROUP_MASK) - 1;
    }
}
