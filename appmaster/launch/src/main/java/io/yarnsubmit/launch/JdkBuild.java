package io.yarnsubmit.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A build of a JDK, as the {@code release} file of its folder names it. Class archives only fit the build that made them. A JVM
 * notices that itself; but with an archive of another release it also goes without the archive of its own.
 *
 * @param name as in {@code 17.0.15+6-Debian-1deb12u1}, fit for the name of a file and for a pattern of the shell
 */
public record JdkBuild(String name) {
    /** In the file {@code release}. */
    static final String KEY = "JAVA_RUNTIME_VERSION";

    private static final Pattern PLAIN = Pattern.compile("[0-9][0-9A-Za-z.+_-]*");
    /** Of later ones it is not known whether they take the options. One that they do not know would stop them. */
    private static final int LAST_RELEASE = 25;

    private static final int FIRST_RELEASE = 17;

    /** Empty where archives cannot be used. */
    public static Optional<JdkBuild> ofHome(Path javaHome) {
        try {
            return in(Files.readString(javaHome.resolve("release")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The build of this process. */
    public static Optional<JdkBuild> current() {
        return ofHome(Path.of(System.getProperty("java.home")));
    }

    /** @param release the text of the file */
    static Optional<JdkBuild> in(String release) {
        Map<String, String> values = new HashMap<>();
        release.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1].replace("\"", "")));
        return Optional.ofNullable(values.get(KEY))
                .filter(PLAIN.asMatchPredicate())
                .map(JdkBuild::new)
                .filter(build -> build.release() >= FIRST_RELEASE && build.release() <= LAST_RELEASE);
    }

    // Written here, because a record's own is made at run time, which takes some milliseconds of each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JdkBuild that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** As in 17. */
    int release() {
        String digits = name.split("[^0-9]", 2)[0];
        return digits.length() > 3 ? 0 : Integer.parseInt(digits);
    }
}
