package io.yarnsubmit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where a process spent its time, of a recording of the flight recorder: its samples by thread, by method, and of ours. */
final class Profile {
    private static final String OURS = "io.yarnsubmit.";
    private static final int MOST_LINES = 20;

    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Integer> under = new HashMap<>();
    private int samples;
    private long pauseNanos;

    private Profile() {}

    static Profile of(Path recording) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                profile.add(file.readEvent());
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (type.equals("jdk.GarbageCollection")) {
            pauseNanos += event.getDuration("sumOfPauses").toNanos();
        }
        RecordedStackTrace stack = event.getStackTrace();
        if (!type.equals("jdk.ExecutionSample") || stack == null) {
            return;
        }
        samples++;
        threads.merge(threadName(event.getThread("sampledThread")), 1, Integer::sum);
        List<RecordedFrame> frames = stack.getFrames();
        methods.merge(name(frames.get(0)), 1, Integer::sum);
        Set<String> seen = new HashSet<>();
        frames.stream().map(Profile::name).filter(seen::add).forEach(name -> under.merge(name, 1, Integer::sum));
    }

    /** Threads of a pool under one name. */
    private static String threadName(@Nullable RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "?" : name.replaceAll("(\\D)[0-9]+.*$", "$1n");
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        RecordedClass type = method.getType();
        return type.getName() + "." + method.getName();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d samples; the collector paused it for %d ms".formatted(samples, pauseNanos / 1_000_000));
        lines.add("by thread:");
        lines.addAll(top(threads, ""));
        lines.add("by method:");
        lines.addAll(top(methods, ""));
        lines.add("with one of ours on the stack (they overlap):");
        lines.addAll(top(under, OURS));
        lines.add("with one of Hadoop's on the stack (they overlap):");
        lines.addAll(top(under, "org.apache.hadoop."));
        return lines;
    }

    private List<String> top(Map<String, Integer> counts, String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_LINES)
                .map(entry -> "  %5.1f %%  %s".formatted(100.0 * entry.getValue() / samples, entry.getKey()))
                .toList();
    }
}
