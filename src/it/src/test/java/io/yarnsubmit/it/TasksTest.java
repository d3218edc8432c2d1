package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.ContainerLogs;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Troubles;
import io.yarnsubmit.it.programs.WorkingDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task brings back, what it leaves behind, and what it finds around it. */
@ExtendWith(MiniCluster.class)
class TasksTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    TasksTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void troubles_areToldWhereTheyAreAsked() {
        // when
        Result result = Command.on(cluster)
                .cluster()
                .program(Troubles.class, directory.toString())
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .as("an exception, with where it ran and its own stack trace")
                .containsPattern("TaskException: Task 0 failed on executor 1 \\(\\w.*\\): "
                        + "java.lang.IllegalStateException: no bread \\(YS-3102\\)")
                .containsPattern("Caused by: java.lang.IllegalStateException: no bread\\s+"
                        + "at io.yarnsubmit.it.programs.Troubles.bake\\(Troubles.java:\\d+\\)");
        assertThat(result.out())
                .as("an exception that cannot be serialized")
                .containsPattern("TaskException: Task 1 failed on executor 1 \\(\\w.*\\): .*Unsendable: no yeast")
                .containsPattern("Caused by: io.yarnsubmit.it.programs.Troubles\\$Unsendable: no yeast\\s+"
                        + "at io.yarnsubmit.it.programs.Troubles.bake\\(Troubles.java:\\d+\\)");
        assertThat(result.out())
                .containsPattern("refused TASK_NOT_SERIALIZABLE: The task cannot be serialized: "
                        + ".*Troubles\\$Bakery.oven -> .*Troubles\\$Oven.thermostat is a java.lang.Thread,"
                        + " which is not Serializable");
        assertThat(result.out()).contains("cancel true true", "done");
        assertThat(result.out() + result.err())
                .as("what tasks print stays in the log of their container")
                .doesNotContain("flour", "smoke");
        assertThat(ContainerLogs.ofExecutors(cluster, result.applicationId(), "stdout"))
                .contains("flour on the floor\n");
        assertThat(ContainerLogs.ofExecutors(cluster, result.applicationId(), "stderr"))
                .contains("smoke in the air\n");
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void filesArchivesAndJars_areInTheWorkingDirectory(String mode) throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("settings"), "a setting");
        Path other = Files.writeString(directory.resolve("other"), "another");
        Path copies = Files.createDirectory(directory.resolve("copies"));
        Path copy = Files.copy(file, copies.resolve("settings"));
        Path archive = archive("data.zip", "inner/a.txt", "an entry");
        Path jar = archive("extra.jar", "acme/greeting", "a greeting");
        // when
        Result result = Command.on(cluster)
                .option("--deploy-mode", mode)
                .option("--files", file + "#conf.txt," + file + "#again.txt," + copy + "#copy.txt," + other)
                .option("--archives", archive + "#data")
                .option("--jars", jar + "#renamed.jar")
                .program(
                        WorkingDirectory.class,
                        "acme/greeting",
                        "conf.txt",
                        "again.txt",
                        "copy.txt",
                        "other",
                        "data/inner/a.txt",
                        "renamed.jar")
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains(
                        "driver resource a greeting",
                        "executor resource a greeting",
                        "executor conf.txt a setting",
                        "executor again.txt a setting",
                        "executor copy.txt a setting",
                        "executor other another",
                        "executor data/inner/a.txt an entry",
                        "executor renamed.jar " + Files.size(jar) + " bytes");
        if (mode.equals("cluster")) {
            assertThat(result.out().lines())
                    .contains(
                            "driver conf.txt a setting",
                            "driver again.txt a setting",
                            "driver copy.txt a setting",
                            "driver other another",
                            "driver data/inner/a.txt an entry",
                            "driver renamed.jar " + Files.size(jar) + " bytes");
        }
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.TASKS)
    @Test
    void filesArchivesAndJars_inClientModeToo() throws IOException {
        filesArchivesAndJars_areInTheWorkingDirectory("client");
    }

    private Path archive(String name, String entry, String content) throws IOException {
        Path archive = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(archive))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return archive;
    }
}
