package io.yarnsubmit.examples;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The findings about one jar. Serializable, because tasks return it.
 *
 * @param jar its path
 * @param bytes its size
 * @param millis how long reading it took
 * @param classes the names of its classes
 * @param classesByRelease how many of its classes need at least which Java release
 * @param problem why it could not be read; empty if it could
 */
record JarContents(
        String jar,
        long bytes,
        long millis,
        List<String> classes,
        Map<Integer, Integer> classesByRelease,
        String problem)
        implements Serializable {

    static JarContents unreadable(String jar, long bytes, long millis, String problem) {
        return new JarContents(jar, bytes, millis, List.of(), Map.of(), problem);
    }

    boolean readable() {
        return problem.isEmpty();
    }
}
