package io.yarnsubmit.client.embedded;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.launch.JavaOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a process with a YARN. */
final class EmbeddedCommand {
    private static final String MAIN = "io.yarnsubmit.embedded.EmbeddedYarnMain";

    private EmbeddedCommand() {}

    /** @param directory that it may remove in the end */
    static List<String> of(ProductHome home, Path directory, List<String> options) {
        List<Path> classPath = new ArrayList<>(home.amLibraries());
        classPath.addAll(home.clientLibraries());
        classPath.addAll(home.embeddedLibraries());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(JavaOptions.collector(List.of(), System.getenv()));
        command.addAll(List.of(
                "-cp", String.join(":", classPath.stream().map(Path::toString).toList()), MAIN, directory.toString()));
        command.addAll(options);
        return command;
    }
}
