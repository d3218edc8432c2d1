package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said at once, with the next step, status 125, and nothing left on the cluster. */
@ExtendWith(MiniCluster.class)
class BadInputTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    BadInputTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private static void refused(Command command, String... words) {
        Result result = command.runHere();
        assertThat(result.err()).contains(words).doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(125);
    }

    @Test
    void severalMistakes_areReportedAtOnce() {
        refused(
                Command.on(cluster).option("--executor-memroy", "1g", "--executor-cores", "none"),
                "--executor-memroy",
                "--executor-memory",
                "'none'");
    }

    @Test
    void noConfiguration_saysWhatToSet() {
        refused(Command.bare().program(Hello.class), "HADOOP_CONF_DIR", "--master embedded", "YS-1002");
    }

    @Test
    void jarMissing_isNamed() {
        refused(
                Command.on(cluster).option("--class", "x.Y", "/nowhere/app.jar"),
                "'/nowhere/app.jar' does not exist",
                "YS-1003");
    }

    @Test
    void classNotInJar_suggests() {
        refused(
                Command.on(cluster)
                        .option("--class", "io.yarnsubmit.it.programs.Helo")
                        .option(Command.programJar()),
                "'io.yarnsubmit.it.programs.Helo' is in none of the jars",
                "io.yarnsubmit.it.programs.Hello",
                "YS-1004");
    }

    @Test
    void queueUnusable_saysWhyAndListsOthers() {
        refused(Command.on(cluster).option("--queue", "smal").program(Hello.class), "does not exist", "'small'");
        refused(Command.on(cluster).option("--queue", "stopped").program(Hello.class), "is stopped", "default");
        refused(
                Command.on(cluster).option("--queue", "closed").program(Hello.class),
                "may not submit to queue 'closed'");
    }

    @Test
    void tooLarge_namesBothFigures() {
        refused(
                Command.on(cluster)
                        .option("--executor-memory", "20g", "--executor-cores", "99", "--queue", "nope")
                        .program(Hello.class),
                "20g",
                "3g",
                "99 vcores",
                "'nope' does not exist");
    }

    @Test
    void fileNotReadable_andLinkConflict_areSaid() throws IOException {
        Path one =
                Files.writeString(Files.createDirectory(directory.resolve("1")).resolve("a.txt"), "1");
        Path two =
                Files.writeString(Files.createDirectory(directory.resolve("2")).resolve("a.txt"), "2");
        refused(
                Command.on(cluster).option("--files", one + "," + two).program(Hello.class),
                one.toString(),
                two.toString(),
                "would both be 'a.txt'",
                "YS-1005");
        refused(
                Command.on(cluster)
                        .option("--files", directory.resolve("absent").toString())
                        .program(Hello.class),
                "absent' does not exist");
    }

    @Test
    void resourceManagerDown_namesTheAddressWithinTheTimeLimit() throws IOException {
        Files.writeString(
                directory.resolve("yarn-site.xml"),
                "<configuration><property><name>yarn.resourcemanager.address</name>"
                        + "<value>127.0.0.1:1</value></property></configuration>");
        refused(
                Command.bare()
                        .env("HADOOP_CONF_DIR", directory.toString())
                        .option("--conf", "cluster.connectTimeout=3s")
                        .program(Hello.class),
                "127.0.0.1:1",
                directory.toString(),
                "within 3 s",
                "YS-2001");
    }

    /** In each verb that asks the cluster. */
    @Test
    void siteFileThatCannotBeUsed_isNamedWithLineAndProperty() throws IOException {
        String conf = directory.toString();
        Files.writeString(
                directory.resolve("yarn-site.xml"),
                "<configuration>\n<property><name>yarn.resourcemanager.address</name>"
                        + "<value>foo:bar</value></property></configuration>");
        for (String verb : List.of("list", "why last", "status last", "logs last", "kill last", "cache list")) {
            refused(
                    Command.bare().env("HADOOP_CONF_DIR", conf).option(verb.split(" ")),
                    directory + "/yarn-site.xml, line 2: yarn.resourcemanager.address is 'foo:bar'",
                    "YS-1006");
        }
        Command hello = Command.bare().env("HADOOP_CONF_DIR", conf).program(Hello.class);
        refused(hello, "yarn.resourcemanager.address is 'foo:bar'");
        Result dryRun = Command.bare()
                .env("HADOOP_CONF_DIR", conf)
                .option("--dry-run")
                .program(Hello.class)
                .runHere();
        assertThat(dryRun.err())
                .contains("yarn.resourcemanager.address is 'foo:bar'")
                .doesNotContain("\tat ");
        assertThat(dryRun.exitCode()).isEqualTo(125);

        Files.writeString(directory.resolve("core-site.xml"), "<configuration><property>");
        Result doctor =
                Command.bare().env("HADOOP_CONF_DIR", conf).option("doctor").runHere();
        assertThat(doctor.out()).containsPattern("configuration +fail +.*core-site.xml.*: it ends before its XML does");
        assertThat(doctor.exitCode()).isEqualTo(125);
    }

    @Test
    void tagsThatYarnRefuses_areSaidBeforeAnythingIsUploaded() {
        String tooLong = "t".repeat(101);
        refused(Command.on(cluster).option("--tags", tooLong).program(Hello.class), "has 101 characters");
        refused(Command.on(cluster).option("--tags", "größe").program(Hello.class), "'größe'", "ASCII");
        Result dryRun = Command.on(cluster)
                .option("--tags", tooLong, "--dry-run")
                .program(Hello.class)
                .runHere();
        assertThat(dryRun.err()).contains("has 101 characters");
        assertThat(dryRun.exitCode()).isEqualTo(125);
    }

    @Test
    void aProcessSaysItToo() {
        Result result = Command.on(cluster).option("--no-such-option").run();

        assertThat(result.err()).contains("--no-such-option").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(125);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void mainClassThatIsNone_is126() {
        Result result = Command.on(cluster)
                .program(io.yarnsubmit.it.programs.NoMain.class)
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(126);
        cluster.assertNothingLeft(result.applicationId());
    }
}
