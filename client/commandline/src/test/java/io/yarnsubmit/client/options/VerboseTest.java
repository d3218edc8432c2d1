package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerboseTest {
    @Test
    void showsEachValueWithItsOrigin(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("yarn-submit.properties"), "\nname=nightly\n");

        List<String> lines = Verbose.lines(
                request(new Surroundings(Map.of(), directory), "--queue", "etl", "-c", "am.cores=2", "app.jar"));

        assertThat(lines)
                .anyMatch(line -> line.matches("  yarnsubmit\\.queue = etl +--queue"))
                .anyMatch(line -> line.matches("  yarnsubmit\\.am\\.cores = 2 +--conf"))
                .anyMatch(line -> line.matches("  yarnsubmit\\.driver\\.memory = 1g +default"))
                .anyMatch(line -> line.startsWith("  yarnsubmit.name = nightly ") && line.endsWith(file + ":2"));
    }

    @Test
    void masksSecrets() {
        List<String> lines = Verbose.lines(request(
                "--driver-env",
                "DB_PASSWORD=hunter2",
                "--executor-env",
                "AWS_ACCESS_KEY_ID=hunter2",
                "--driver-env",
                "GitHubToken=hunter2",
                "--driver-env",
                "URL=jdbc:x?user=me&password=hunter2&ssl=true",
                "--driver-java-options",
                "-Dmy.secret='hunter2 x' -Dplain=shown",
                "app.jar",
                "--password",
                "hunter2",
                "--token=hunter2",
                "in"));

        assertThat(String.join("\n", lines))
                .doesNotContain("hunter2")
                .contains("DB_PASSWORD = ********")
                .contains("URL = jdbc:x?user=me&password=********&ssl=true")
                .contains("-Dmy.secret=******** -Dplain=shown")
                .contains("--password ******** --token=******** in");
    }

    @Test
    void quotesDriverArguments() {
        assertThat(Verbose.lines(request("app.jar", "a b", "", "it's", "plain", "x\ny")))
                .contains("Driver arguments (5): 'a b' '' 'it'\\''s' plain $'x\\ny'")
                .allMatch(line -> line.indexOf('\n') < 0);
    }
}
