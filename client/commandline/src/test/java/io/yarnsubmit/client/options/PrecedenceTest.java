package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.problems;
import static io.yarnsubmit.client.options.Parsing.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
    @TempDir
    Path confDirectory;

    @TempDir
    Path elsewhere;

    private Path confFile;
    private Path file;
    private Surroundings surroundings;

    @BeforeEach
    void writeFiles() throws IOException {
        confFile = confDirectory.resolve("yarn-submit.properties");
        file = elsewhere.resolve("my.properties");
        Files.writeString(confFile, """
                # the site's
                yarnsubmit.queue=site
                name=site
                executor.memory 3g
                tags: site
                driver.env.A=site
                """);
        Files.writeString(file, "queue=file\nname=file\n\nexecutor.memory = 4g\n");
        surroundings = new Surroundings(Map.of(), confDirectory);
    }

    @Test
    void takesEachValueFromItsHighestSource() {
        SubmitRequest request = request(
                surroundings,
                "--properties-file",
                file.toString(),
                "-c",
                "name=conf",
                "-c",
                "queue=conf",
                "--queue",
                "option",
                "app.jar");

        assertThat(request.values())
                .contains(
                        new ResolvedValue("yarnsubmit.queue", "option", new Origin.Option("--queue")),
                        new ResolvedValue("yarnsubmit.name", "conf", new Origin.Conf()),
                        new ResolvedValue("yarnsubmit.executor.memory", "4g", new Origin.FileLine(file, 4)),
                        new ResolvedValue("yarnsubmit.tags", "site", new Origin.FileLine(confFile, 5)),
                        new ResolvedValue("yarnsubmit.driver.env.A", "site", new Origin.FileLine(confFile, 6)),
                        new ResolvedValue("yarnsubmit.driver.memory", "1g", new Origin.Default()));
    }

    @Test
    void doesNotDependOnTheOrderOfTheWords() {
        SubmitRequest request = request(
                surroundings, "--queue", "option", "-c", "queue=conf", "--properties-file", file.toString(), "app.jar");

        assertThat(request.settings().get(ConfigKeys.QUEUE)).isEqualTo("option");
    }

    @Test
    void readsTheDistributionsFileWithoutBeingTold() {
        assertThat(request(surroundings, "app.jar").name()).contains("site");
    }

    @Test
    void doesWithoutTheDistributionsFile() throws IOException {
        Files.delete(confFile);

        assertThat(request(surroundings, "app.jar").settings().asMap()).isEmpty();
    }

    @Test
    void namesFileAndLineOfEachProblem() throws IOException {
        Files.writeString(confFile, "queue=etl\n\n# note\nexecutor.memry=2g\nam.cores=0\n");

        assertThat(problems(confDirectory, "app.jar"))
                .containsExactly(
                        confFile + ":4: unknown configuration key 'executor.memry':"
                                + " did you mean 'yarnsubmit.executor.memory'?",
                        confFile + ":5: am.cores: '0' is not a whole number of 1 or more");
    }

    @Test
    void tellsWhatIsWrongWithAFile() throws IOException {
        Path latin1 = Files.write(elsewhere.resolve("latin1"), "name=é".getBytes(StandardCharsets.ISO_8859_1));
        Path missing = elsewhere.resolve("missing");

        assertThat(problems(
                        null,
                        "--properties-file",
                        missing.toString(),
                        "--properties-file",
                        elsewhere.toString(),
                        "--properties-file",
                        latin1.toString(),
                        "--properties-file=",
                        "app.jar"))
                .containsExactly(
                        "Properties file " + missing + " cannot be read: there is no such file",
                        "Properties file " + elsewhere + " cannot be read: it is a directory",
                        "Properties file " + latin1 + " is not UTF-8 text",
                        "Option --properties-file: the value is empty");
    }

    @Test
    void allowsAFileToTurnOffWaitingInClusterModeOnly() throws IOException {
        Files.writeString(confFile, "wait=false");

        assertThat(request(surroundings, "app.jar").waits()).isTrue();
        assertThat(request(surroundings, "--deploy-mode", "cluster", "app.jar").waits())
                .isFalse();
    }
}
