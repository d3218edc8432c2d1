package io.yarnsubmit.client.home;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where this installation is: {@code bin/ lib/ conf/ examples/}.
 *
 * @param directory with those below it
 */
public record ProductHome(Path directory) {
    /** Set by the start script. */
    private static final String PROPERTY = "yarnsubmit.home";

    /** For users of the library: where it was unpacked. */
    private static final String VARIABLE = "YARN_SUBMIT_HOME";

    /**
     * Finds it by the start script's property or, without that, by the variable or the place of this class's jar.
     *
     * @throws YarnSubmitException {@link ErrorCode#FILE_NOT_READABLE} if there are no libraries there
     */
    public static ProductHome find(Map<String, String> environment) {
        String property = System.getProperty(PROPERTY);
        String variable = environment.getOrDefault(VARIABLE, "");
        ProductHome home = property != null
                ? new ProductHome(Path.of(property))
                : variable.isEmpty() ? aroundThisClass() : new ProductHome(Path.of(variable));
        if (!Files.isDirectory(home.directory().resolve("lib").resolve("runtime"))) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    "The libraries that applications run with are not in " + home.directory()
                            + ". Unpack yarn-submit's distribution, and set " + VARIABLE
                            + " to its directory, the one with bin/ and lib/.");
        }
        return home;
    }

    private static ProductHome aroundThisClass() {
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

    /** What this command needs beyond the ApplicationMaster's libraries. */
    public List<Path> clientLibraries() {
        return jars("client");
    }

    /** This command's class path, as the start script has it. */
    public List<Path> commandClassPath() {
        List<Path> classPath = new ArrayList<>(clientLibraries());
        classPath.addAll(amLibraries());
        return classPath;
    }

    /** The list of the classes that a kind of process loads. */
    public Path classList(String name) {
        return directory.resolve("lib").resolve("classes").resolve(name + ".txt");
    }

    /** What an ApplicationMaster needs, in the order of its class path. */
    public List<Path> amLibraries() {
        // Ours first: what Hadoop 3.3 brings has older classes of the same names.
        List<Path> libraries = new ArrayList<>(jars("common"));
        libraries.addAll(hadoopLibraries());
        return libraries;
    }

    /** Of these, what programs need that use Hadoop. */
    public List<Path> hadoopLibraries() {
        return jars("am");
    }

    /** What drivers and executors have before the user's jars. */
    public Path runtimeJar() {
        List<Path> jars = jars("runtime");
        if (jars.size() != 1) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE,
                    "This installation is not complete: " + directory + "/lib/runtime has " + jars.size()
                            + " jars, not one. Unpack it again.");
        }
        return jars.get(0);
    }

    /** What the embedded YARN needs beyond all others. */
    public List<Path> embeddedLibraries() {
        return jars("embedded");
    }

    /** The driver of {@code yarn-submit map}. */
    public Path mapProgram() {
        return clientLibraries().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("yarn-submit-map"))
                .findFirst()
                .orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.FILE_NOT_READABLE,
                        "This installation is not complete: there is no yarn-submit-map*.jar in " + directory
                                + "/lib/client. Unpack it again."));
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
