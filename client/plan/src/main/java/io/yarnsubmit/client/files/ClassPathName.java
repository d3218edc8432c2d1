package io.yarnsubmit.client.files;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.text.ShownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a class path cannot name: a colon separates its entries, and an asterisk stands for all jars of a folder. */
public final class ClassPathName {
    private static final String SEPARATOR = ":";
    private static final String ALL_JARS = "*";

    private ClassPathName() {}

    /** What is wrong with a link as an entry; empty if nothing is. */
    static Optional<String> fault(String link) {
        if (link.contains(SEPARATOR)) {
            return Optional.of("a colon separates the entries of a class path; give it another name: path#name");
        }
        return link.equals(ALL_JARS)
                ? Optional.of("in a class path " + ALL_JARS + " stands for all jars; give it another name: path#name")
                : Optional.empty();
    }

    /** A name for a jar that can be an entry. */
    static String usable(String name) {
        return name.equals(ALL_JARS) ? "jar" : name.replace(SEPARATOR, "-");
    }

    /**
     * Checks the jars of a driver that runs on this machine, where jars are named by their paths.
     *
     * @throws YarnSubmitException {@link ErrorCode#BAD_INPUT} when java cannot be given one of them
     */
    public static void check(List<Path> jars) {
        List<String> problems = jars.stream()
                .map(jar -> jar.toAbsolutePath().toString())
                .filter(path -> path.contains(SEPARATOR) || path.endsWith("/" + ALL_JARS))
                .map(path -> "'" + ShownText.line(path) + "' cannot be on the driver's class path, because of "
                        + (path.contains(SEPARATOR) ? "the colon" : "the asterisk")
                        + " in its name. Rename or move it, or run the driver with --deploy-mode cluster and give the"
                        + " jar another name: path#name")
                .toList();
        if (!problems.isEmpty()) {
            throw new YarnSubmitException(ErrorCode.BAD_INPUT, String.join("\n", problems));
        }
    }
}
