package io.yarnsubmit.protocol;

import java.io.File;
import java.util.List;

/** What user code sees of its class path: its own jars, without ours, which the JVM has before them. */
public final class VisibleClassPath {
    private static final String PROPERTY = "java.class.path";

    private VisibleClassPath() {}

    /** To be called before any user code runs. */
    public static void set(List<String> userJars) {
        System.setProperty(PROPERTY, String.join(File.pathSeparator, userJars));
    }
}
