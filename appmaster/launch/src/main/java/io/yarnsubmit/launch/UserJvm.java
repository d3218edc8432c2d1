package io.yarnsubmit.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM for user code.
 *
 * @param heapMib the heap's size
 * @param options the user's JVM options
 * @param classPath in order, our jar first. Class data sharing needs that each jar is named
 */
public record UserJvm(int heapMib, List<String> options, List<String> classPath) {
    public UserJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
    }

    /** The words of the command between {@code java} and the main class. */
    public List<String> words() {
        List<String> words = new ArrayList<>(JavaOptions.of(heapMib, options));
        words.add("-cp");
        words.add(String.join(File.pathSeparator, classPath));
        return words;
    }

    /** Our jar, and the user's jars behind it. */
    public static List<String> classPath(String runtimeJar, List<String> userJars) {
        List<String> classPath = new ArrayList<>();
        classPath.add(runtimeJar);
        classPath.addAll(userJars);
        return classPath;
    }
}
