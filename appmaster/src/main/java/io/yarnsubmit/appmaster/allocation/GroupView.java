package io.yarnsubmit.appmaster.allocation;

/**
 * How a group stands.
 *
 * @param running executors that are launched and have not ended, registered ones among them
 * @param starting executors that are launched, and neither registered yet nor told to end
 * @param outstanding asks that are not granted
 * @param held containers that are granted and not used yet
 */
public record GroupView(
        String name, int target, int running, int registered, int starting, int lost, int outstanding, int held) {}
