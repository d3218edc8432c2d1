package io.yarnsubmit.map.log;

import io.yarnsubmit.map.log.PreviousRun.EarlierResult;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results of a joblog. One takes 40 bytes, so that there may be millions. */
final class EarlierResults extends AbstractList<EarlierResult> {
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, Integer> placesOfHosts = new HashMap<>();
    private int size;
    private int[] numbers = new int[16];
    private int[] placeOfHost = new int[16];
    private int[] exitStatuses = new int[16];
    private int[] signals = new int[16];
    private long[] begunMillis = new long[16];
    private long[] runtimeNanos = new long[16];

    void add(JoblogLine line) {
        if (size == numbers.length) {
            grow(size * 2);
        }
        numbers[size] = line.number();
        placeOfHost[size] = placesOfHosts.computeIfAbsent(line.host(), host -> {
            hosts.add(host);
            return hosts.size() - 1;
        });
        exitStatuses[size] = line.exitStatus();
        signals[size] = line.signal();
        begunMillis[size] = line.begunMillis();
        runtimeNanos[size] = line.runtime().toNanos();
        size++;
    }

    private void grow(int length) {
        numbers = Arrays.copyOf(numbers, length);
        placeOfHost = Arrays.copyOf(placeOfHost, length);
        exitStatuses = Arrays.copyOf(exitStatuses, length);
        signals = Arrays.copyOf(signals, length);
        begunMillis = Arrays.copyOf(begunMillis, length);
        runtimeNanos = Arrays.copyOf(runtimeNanos, length);
    }

    @Override
    public EarlierResult get(int at) {
        if (at < 0 || at >= size) {
            throw new IndexOutOfBoundsException(at);
        }
        String host = hosts.get(placeOfHost[at]);
        JoblogLine line = new JoblogLine(
                numbers[at],
                host,
                begunMillis[at],
                Duration.ofNanos(runtimeNanos[at]),
                0,
                exitStatuses[at],
                signals[at],
                "");
        return new EarlierResult(line.end(), host);
    }

    @Override
    public int size() {
        return size;
    }
}
