package io.yarnsubmit.client.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.yarnsubmit.client.options.JobFileCheck;
import io.yarnsubmit.client.options.Surroundings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema tells an editor, and what the reader tells, is the same. */
class JobSchemaTest {
    private static final String COMMAND = "mvn -pl client/commandline -am test -Dyarnsubmit.writeDocs=true"
            + " -Dtest=JobSchemaTest -Dsurefire.failIfNoSpecifiedTests=false";
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    private static Path docs() {
        return Path.of("..", "..", "docs").toAbsolutePath().normalize();
    }

    private static String text() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(JobSchema.schema())
                + "\n";
    }

    @Test
    void theSchemaIsUpToDate() throws IOException {
        Path document = docs().resolve("job.schema.json");
        if (Boolean.getBoolean("yarnsubmit.writeDocs")) {
            Files.writeString(document, text());
        }

        assertThat(document)
                .as("%s is made from the table of job files. To write it anew: %s", document, COMMAND)
                .content()
                .isEqualTo(text());
    }

    static Stream<String> examples() throws IOException {
        List<String> found = new ArrayList<>(List.of(SpecStarter.text(Path.of("job.schema.json"))));
        found.addAll(examplesOf("jobs.md"));
        // Others show a part of a file.
        examplesOf("programs.md").stream()
                .filter(example -> example.contains("groups:"))
                .forEach(found::add);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(docs().resolveSibling("examples/roles"), "*.yaml")) {
            for (Path file : files) {
                found.add(Files.readString(file));
            }
        }
        return found.stream();
    }

    private static List<String> examplesOf(String document) throws IOException {
        return EXAMPLE.matcher(Files.readString(docs().resolve(document)))
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examples_areRight(String example) throws IOException {
        assertThat(schemaErrors(example)).isEmpty();
        assertThat(problems(example)).isEmpty();
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10);
    }

    /** One key at a time; its section is not there twice. */
    @Test
    void starter_withItsCommentedKeys_isRight() {
        List<String> lines =
                SpecStarter.text(Path.of("job.schema.json")).lines().toList();
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            boolean key = line.matches("\\s*# +[a-zA-Z.]+: ?([^ ].*)?") || line.matches("\\s*# +[A-Z]+: .*");
            boolean prose = Stream.of("Several", "To ", "A job", "instead of").anyMatch(line::contains);
            all.append(key && !prose ? line.replaceFirst("# ", "") : line).append('\n');
        }
        assertThat(all.toString()).contains("\n  queue: default", "\n    TZ: UTC", "\nfiles:\n");
        assertThat(schemaErrors(all.toString())).isEmpty();
        assertThat(checked(all.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exectors: {}",
                "executors: {memory: [1]}",
                "executors: {memory: much}",
                "executors: {dynamic: {min: 1}}",
                "executors: {groups: {}}",
                "executors: {groups: {a: {}}}",
                "executors: {groups: {1a: {cores: 1}}}",
                "executors: {groups: {a: {startTimeout: 1s}}}",
                "driver: {env: [A=1]}",
                "application: {arguments: word}",
                "application: {wait: maybe}",
                "application: {deployMode: here}",
                "[]"
            })
    void mistakes_areMistakesToBoth(String text) {
        assertThat(schemaErrors(text)).isNotEmpty();
        assertThat(checked(text)).isNotEmpty();
    }

    private static List<String> schemaErrors(String yaml) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text());
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private List<String> checked(String yaml) {
        try {
            return problems(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> problems(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("job.yaml"), yaml);
        return JobFileCheck.problems(file, List.of(), new Surroundings(Map.of(), null));
    }
}
