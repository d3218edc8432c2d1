package io.yarnsubmit.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JVM for user code.
 *
 * @param heapMib the heap's size
 * @param options the user's JVM options
 * @param environment the variables that it gets beside those of its parent
 * @param classPath in order, our jar first. Class data sharing needs that each jar is named
 */
public record UserJvm(int heapMib, List<String> options, Map<String, String> environment, List<String> classPath) {
    public UserJvm {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
    }

    /** The words of the command between {@code java} and the main class. */
    public List<String> words() {
        List<String> words = new ArrayList<>(JavaOptions.of(heapMib, options, environment));
        words.add("-cp");
        words.add(String.join(File.pathSeparator, classPath));
        return words;
    }

    /**
     * The same for a process with a directory of its own, where its temporary files belong.
     *
     * @param temporaryFiles an existing folder
     */
    public List<String> words(String temporaryFiles) {
        List<String> words = new ArrayList<>();
        if (leavesTemporaryFiles()) {
            words.add("-D" + JavaOptions.TEMPORARY_FILES + "=" + temporaryFiles);
        }
        words.addAll(words());
        return words;
    }

    /** Whether the user does not say where temporary files belong. */
    boolean leavesTemporaryFiles() {
        return !JavaOptions.isGiven(JavaOptions.TEMPORARY_FILES, options, environment);
    }

    /** Our jar, and the user's jars behind it. */
    public static List<String> classPath(String runtimeJar, List<String> userJars) {
        List<String> classPath = new ArrayList<>();
        classPath.add(runtimeJar);
        classPath.addAll(userJars);
        return classPath;
    }
}
