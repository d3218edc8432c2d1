package io.yarnsubmit.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The options of a JVM that runs user code: ours first, so that the user's win. */
public final class JavaOptions {
    // Two collectors on one command line are an error to the JVM, so the user's choice takes ours away.
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC");

    private JavaOptions() {}

    /** The words between {@code java} and the class path. */
    public static List<String> of(int heapMib, List<String> userOptions) {
        List<String> options = new ArrayList<>();
        if (userOptions.stream().noneMatch(option -> COLLECTOR.matcher(option).matches())) {
            options.add("-XX:+UseSerialGC");
        }
        options.add("-Xshare:auto");
        options.add("-Dfile.encoding=UTF-8");
        options.add("-Dsun.jnu.encoding=UTF-8");
        options.add("-Xmx" + heapMib + "m");
        options.addAll(userOptions);
        return options;
    }
}
