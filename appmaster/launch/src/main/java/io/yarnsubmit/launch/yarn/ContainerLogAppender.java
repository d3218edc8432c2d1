package io.yarnsubmit.launch.yarn;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** For the ApplicationMaster: {@code am.log} in the directory that {@value #DIRECTORY} names. */
public final class ContainerLogAppender extends LineAppender {
    /** The system property with the container's log directory. */
    public static final String DIRECTORY = "yarnsubmit.log.dir";

    private final PrintStream out = open();

    public ContainerLogAppender() {
        super("yyyy-MM-dd HH:mm:ss,SSS", true);
    }

    private static PrintStream open() {
        try {
            return new PrintStream(
                    new FileOutputStream(
                            Path.of(System.getProperty(DIRECTORY, "."), "am.log")
                                    .toFile(),
                            true),
                    false,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The NodeManager keeps it too.
            return System.err;
        }
    }

    @Override
    protected PrintStream out() {
        return out;
    }
}
