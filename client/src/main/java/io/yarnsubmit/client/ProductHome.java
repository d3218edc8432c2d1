package io.yarnsubmit.client;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where this installation is: {@code bin/ lib/ conf/ examples/}.
 *
 * @param directory with those below it
 */
public record ProductHome(Path directory) {
    /** Set by the start script. */
    private static final String PROPERTY = "yarnsubmit.home";

    /** Finds it by the start script's word, else by where this class was loaded from. */
    public static ProductHome find() {
        String home = System.getProperty(PROPERTY);
        if (home != null) {
            return new ProductHome(Path.of(home));
        }
        try {
            Path jar = Path.of(ProductHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new ProductHome(jar.resolve("../../..").normalize());
        } catch (URISyntaxException e) {
            throw new YarnSubmitException(ErrorCode.DEFECT, "This installation cannot be found", e);
        }
    }

    /** What an ApplicationMaster needs beyond the runtime libraries. */
    public List<Path> amLibraries() {
        return jars("am");
    }

    /** What drivers and executors need. */
    public List<Path> runtimeLibraries() {
        return jars("runtime");
    }

    /** What the embedded YARN needs beyond the ApplicationMaster's libraries. */
    public List<Path> embeddedLibraries() {
        return jars("embedded");
    }

    /** The configuration directory of this installation. */
    public Path conf() {
        return directory.resolve("conf");
    }

    private List<Path> jars(String part) {
        Path libraries = directory.resolve("lib").resolve(part);
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    "This installation is not complete: " + libraries + " cannot be read. Unpack it again.",
                    e);
        }
    }
}
