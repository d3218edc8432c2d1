package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Surroundings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User code sees the libraries that the user brings, and none of ours. */
@ExtendWith(MiniCluster.class)
class IsolationTest {
    /** Copied here by the build; not on this test's class path. */
    private static final Path OLD_LIBRARIES = Path.of("target", "isolation").toAbsolutePath();

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    IsolationTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void oldLibrariesOfTheUser_areWhatUserCodeSees(String mode) throws Exception {
        // given
        Path jar = oldProgram();
        // when
        Result result = Command.on(cluster)
                .option("--deploy-mode", mode)
                .option("--jars", jars(","))
                .option("--class", "acme.OldLibraries", jar.toString())
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        // In a container the JVM resolves the link, to the file in the machine's cache.
        List<String> lines = result.out()
                .lines()
                .map(line -> line.replaceFirst("[0-9a-f]{16}-(\\S+\\.jar)$", "$1"))
                .toList();
        for (String who : List.of("driver", "executor")) {
            assertThat(lines)
                    .contains(
                            who + " ImmutableList guava-11.0.2.jar",
                            who + " Message protobuf-java-2.5.0.jar",
                            who + " Logger slf4j-api-1.6.6.jar",
                            who + " Signal netty-common-4.0.56.Final.jar",
                            who + " Guava 11 true",
                            who + " protobuf 2.5 com.google.protobuf.LiteralByteString",
                            who + " slf4j 1.6 [] true",
                            who + " Netty 4.0 " + who);
        }
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void oldLibrariesOfTheUser_inClientModeToo() throws Exception {
        oldLibrariesOfTheUser_areWhatUserCodeSees("client");
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void ourLibraries_areHiddenFromUserCode(String mode) {
        // given
        String[] hidden = {
            "com.google.common.collect.ImmutableList",
            "com.google.protobuf.ByteString",
            "io.grpc.Server",
            "org.slf4j.Logger",
            "org.apache.hadoop.conf.Configuration",
            "io.yarnsubmit.protocol.ExitCode",
            "io.yarnsubmit.driver.DriverMain",
            "io.yarnsubmit.executor.ExecutorMain"
        };
        String[] asked = Stream.concat(Stream.of(hidden), Stream.of("io.yarnsubmit.api.Task", "javax.sql.DataSource"))
                .toArray(String[]::new);
        // when
        Result result = Command.on(cluster)
                .option("--deploy-mode", mode)
                .program(Surroundings.class, asked)
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String who : List.of("driver", "executor")) {
            for (String name : hidden) {
                assertThat(result.out().lines()).contains(who + " class " + name + " hidden hidden");
            }
            assertThat(result.out().lines())
                    .contains(
                            who + " class io.yarnsubmit.api.Task Task Task",
                            who + " class javax.sql.DataSource DataSource DataSource");
            assertThat(result.out().lines().filter(line -> line.startsWith(who + " class path ")))
                    .singleElement()
                    .asString()
                    .doesNotContain("yarn-submit", "hadoop");
        }
        assertThat(result.out())
                .as("with the ApplicationMaster's token an executor could act as the ApplicationMaster")
                .contains("executor token file begins with HDTS, YARN_AM_RM_TOKEN false, yarnsubmit true");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void ourLibraries_inClusterModeToo() {
        ourLibraries_areHiddenFromUserCode("cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "local[1]"})
    void hadoopsClasses_areBehindTheUsersForThoseWhoAskForThem(String master) {
        // when
        Result result = Command.on(cluster)
                .option("--master", master)
                .option("--conf", "driver.hadoopClasses=true", "--conf", "executor.hadoopClasses=true")
                .program(Surroundings.class, "org.apache.hadoop.fs.FileSystem", "io.yarnsubmit.protocol.ExitCode")
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String who : List.of("driver", "executor")) {
            assertThat(result.out().lines())
                    .contains(
                            who + " class org.apache.hadoop.fs.FileSystem FileSystem FileSystem",
                            who + " class io.yarnsubmit.protocol.ExitCode hidden hidden");
        }
    }

    private Path oldProgram() throws IOException, URISyntaxException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path source = Path.of(IsolationTest.class
                .getResource("/isolation/acme/OldLibraries.java")
                .toURI());
        String api = Path.of(io.yarnsubmit.api.Task.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        run("javac", "-proc:none", "-d", classes.toString(), "-cp", jars(":") + ":" + api, source.toString());
        Path jar = directory.resolve("old-program.jar");
        run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    private static void run(String tool, String... arguments) {
        int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        assertThat(status).as(tool).isZero();
    }

    private static String jars(String separator) throws IOException {
        try (Stream<Path> jars = Files.list(OLD_LIBRARIES)) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(separator));
        }
    }
}
