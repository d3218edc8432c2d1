package io.yarnsubmit.examples;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What was found in one jar: the result of a task, so it is serializable.
 *
 * @param jar its path
 * @param bytes its size
 * @param millis how long reading it took
 * @param classes the names of its classes
 * @param classesByRelease how many of them need which Java release at least
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
