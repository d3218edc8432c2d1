package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application by file: executor groups of their own sizes, a dry run that leaves no trace, problems with their lines. */
@ExtendWith(MiniCluster.class)
class SpecFileTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    SpecFileTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Path job(String more) throws IOException {
        return Files.writeString(
                directory.resolve("job.yaml"), """
                application:
                  jar: %s
                  class: %s
                  arguments: [small, large]
                  deployMode: cluster
                applicationMaster: {memory: 256m}
                driver: {memory: 192m}
                executors:
                  memory: 192m
                  groups:
                    small:
                      instances: 2
                      env: {KIND: one, PASSWORD: hidden}
                    large:
                      instances: 1
                      memory: 400m
                      env: {KIND: "${env:OTHER_KIND}"}
                      javaOptions: ["-Dmark=a b"]
                %s
                """.formatted(Command.programJar(), Groups.class.getName(), more));
    }

    private Command byFile(Path job, String... options) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .env("OTHER_KIND", "two")
                .option("-f", job.toString())
                .option(options);
    }

    @Test
    void twoGroups_runTasksOfTheirOwn() throws IOException {
        Result result = byFile(job("")).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "small: 2 executors, KIND=one heap=small mark=null",
                        "small submitted: one",
                        "large: 1 executors, KIND=two heap=large mark=a b",
                        "large submitted: two",
                        "default: NO_SUCH_GROUP");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void dryRun_showsThePlan_andLeavesNoTrace() throws IOException {
        String name = "dry-" + System.nanoTime();

        Result result = byFile(job(""), "--dry-run", "--name", name, "--conf", "stagingDirectory=/" + name)
                .option("--docker-image", "team/job:1", "--set", "executors.groups.large.docker.image=team/large:1")
                .option("--secret-env", "TOKEN")
                .env("TOKEN", "hidden as well")
                .run();

        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        assertThat(result.out())
                .contains("executor, group small", "192m, 1 vcore", "400m, 1 vcore", "448m, 1 vcore")
                .contains(
                        "YARN_CONTAINER_RUNTIME_DOCKER_IMAGE=team/job:1\n",
                        "YARN_CONTAINER_RUNTIME_DOCKER_IMAGE=team/large:1\n",
                        "secrets of driver and executors: TOKEN (file and variable)")
                .contains("PASSWORD=********", "KIND=two", "default: running", "No problem was found.")
                .doesNotContain("hidden");
        assertThat(cluster.knows(name)).isFalse();
        assertThat(cluster.fileSystem().exists(new org.apache.hadoop.fs.Path("/" + name)))
                .isFalse();
    }

    @Test
    void dryRun_namesProblemsOfAllKinds() throws IOException {
        Result result = byFile(
                        job("files: {files: [absent.txt]}"),
                        "--dry-run",
                        "--json",
                        "--queue=smal",
                        "--set=executors.groups.large.memory=20g",
                        "--class=io.yarnsubmit.it.programs.Grups")
                .runHere();

        assertThat(result.exitCode()).isEqualTo(125);
        JsonAnswer.valid("dryRun", result.out());
        assertThat(result.out().lines().filter(line -> line.contains("\"problem\"")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("absent.txt' does not exist"),
                        line -> assertThat(line).contains("'io.yarnsubmit.it.programs.Grups' is in none of the jars"),
                        line -> assertThat(line).contains("Queue 'smal' does not exist", "'small'"),
                        line -> assertThat(line).contains("20g", "3g", "executors.groups.large.memory"));
    }

    @Test
    void dryRun_withoutTheCluster_saysWhatCouldNotBeChecked() throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(conf.resolve("yarn-site.xml"), """
                <configuration>
                <property><name>yarn.resourcemanager.address</name><value>127.0.0.1:1</value></property>
                <property><name>yarn.resourcemanager.webapp.address</name><value>127.0.0.1:1</value></property>
                </configuration>
                """);

        Result result = byFile(job(""), "--dry-run", "--conf", "cluster.connectTimeout=3s")
                .env("HADOOP_CONF_DIR", conf.toString())
                .runHere();

        assertThat(result.exitCode()).isEqualTo(125);
        assertThat(result.err()).contains("The cluster's side could not be checked", "127.0.0.1:1");
        assertThat(result.out()).contains("executor, group small");
    }

    @Test
    void check_listsAllProblems_withTheirLines() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), """
                application:
                  jar: app.jar
                exectors: {}
                driver:
                  memory: much
                  memory: 1g
                """);

        Result result = Command.bare().option("spec", "check", bad.toString()).run();

        assertThat(result.exitCode()).isEqualTo(125);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "bad.yaml:3: unknown key 'exectors': did you mean 'executors'?",
                        "bad.yaml:5: driver.memory: 'much' is not an amount of memory",
                        "bad.yaml:6: driver.memory is here a second time")
                .doesNotContain("\tat ");
    }

    @Test
    void starter_isWrittenOnce_andIsRight() {
        String starter = directory.resolve("new.yaml").toString();
        assertThat(Command.bare().option("spec", "init", starter).runHere().exitCode())
                .isZero();

        Result again = Command.bare().option("spec", "init", starter).runHere();
        Result check = Command.bare().option("spec", "check", starter, "--json").runHere();

        assertThat(again.exitCode()).isEqualTo(125);
        assertThat(again.err()).contains("exists already");
        assertThat(check.exitCode()).as(check.err()).isZero();
        JsonAnswer.valid("spec", check.out());
        assertThat(check.out()).contains("\"ok\":true");
    }
}
