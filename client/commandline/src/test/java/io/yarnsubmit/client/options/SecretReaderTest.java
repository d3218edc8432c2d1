package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.options;
import static io.yarnsubmit.client.options.Parsing.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.UserSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {
    private static final String HIDDEN = "swordfish";

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(SubmitRequest request) {
        return request.secrets().values().getSecretsList().stream()
                .map(secret -> secret.getName() + "=" + secret.getValue().toStringUtf8()
                        + (secret.getVariable() ? " variable" : ""))
                .toList();
    }

    @Test
    void secretsComeFromFiles_andFromTheEnvironment() throws IOException {
        Path file = file("db.pass", HIDDEN + "\n");
        Surroundings surroundings = new Surroundings(Map.of("A", "from a", "TOKEN", "from token"), null);

        SubmitRequest request = Parsing.request(
                surroundings,
                "--secret",
                "db-password=" + file,
                "--secret=a.txt=env:A",
                "--secret-env",
                "TOKEN",
                "--secret-env",
                "PASSWORD=" + file,
                "--",
                "true");

        assertThat(read(request))
                .containsExactly(
                        "db-password=" + HIDDEN + "\n",
                        "a.txt=from a",
                        "TOKEN=from token variable",
                        "PASSWORD=" + HIDDEN + "\n variable");
        assertThat(request.secrets().warnings()).isEmpty();
        assertThat(request.secrets())
                .asString()
                .isEqualTo(
                        "GivenSecrets[db-password (file), a.txt (file), TOKEN (file and variable), PASSWORD (file and variable)]");
    }

    @Test
    void jobFilesNameThemAlike() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                application: {command: [sh]}
                secrets:
                  file: {db.pass: %s, near: p}
                  env: {TOKEN: "env:TOKEN"}
                """.formatted(file("p", HIDDEN)));

        assertThat(read(Parsing.request(new Surroundings(Map.of("TOKEN", "x"), null), "-f", job.toString())))
                .containsExactly("db.pass=" + HIDDEN, "near=" + HIDDEN, "TOKEN=x variable");
    }

    @Test
    void aSourceThatIsNone_isNotShown() {
        assertThat(problemsOf(
                        "--secret", "db=" + HIDDEN, "--secret-env", "T=env:" + HIDDEN, "--secret", "x=\0" + HIDDEN))
                .hasSize(3)
                .noneMatch(problem -> problem.contains(HIDDEN))
                .anyMatch(problem -> problem.startsWith("--secret db: there is no such file. Write NAME=FILE"))
                .anyMatch(problem -> problem.startsWith("--secret-env T: what follows env: is no variable"));
        assertThat(Verbose.lines(optionsWith(HIDDEN))).noneMatch(line -> line.contains(HIDDEN));
    }

    private static SubmitRequest optionsWith(String value) {
        return Parsing.request(new Surroundings(Map.of("T", value), null), "--secret-env", "T", "--", "sh");
    }

    @Test
    void whatCannotBeASecret_isRefused() throws IOException {
        Path large = file("large", new byte[SecretReader.MOST_BYTES + 1]);
        Path most = file("most", new byte[SecretReader.MOST_BYTES]);
        Path empty = file("empty", "");
        Path text = file("text", "x");

        assertThat(problemsOf("--secret", "a=" + folder, "--secret", "b=" + large, "--secret", "c=" + empty))
                .containsExactly(
                        "--secret a: '" + folder + "' is a directory; a secret is a file",
                        "--secret b: '" + large + "' has more than 64 KiB, which is the most of a secret. Encrypt it,"
                                + " send it with --files, and make its key the secret",
                        "--secret c: '" + empty + "' is empty");
        assertThat(problemsOf("--secret-env", "T=" + most))
                .singleElement()
                .asString()
                .contains("cannot be the value");
        assertThat(problemsOf("--secret", "../x=" + text, "--secret", "=" + text, "--secret-env", "a-b=" + text))
                .hasSize(3)
                .allMatch(problem -> problem.contains("is not a name"));
        assertThat(problemsOf(
                        "--secret-env",
                        "UID=" + text,
                        "--secret-env",
                        "YARN_SUBMIT_X=" + text,
                        "--secret-env",
                        "PATH=" + text))
                .hasSize(3)
                .allMatch(problem -> problem.contains("a meaning of its own"));
        assertThat(problemsOf("--secret-env", "T=" + text, "--executor-env", "T=1"))
                .containsExactly(
                        "--secret-env T: --executor-env T is a variable of the same name; drop one of the two");
    }

    @Test
    void allTogether_areLimited() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= SecretReader.MOST_SECRETS; i++) {
            many.addAll(List.of("--secret", "s" + i + "=" + file("s", "x")));
        }
        assertThat(problemsOf(many.toArray(String[]::new)))
                .containsExactly("There are 101 secrets; an application has at most 100. Put several into one file");
        List<String> large = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            large.addAll(List.of("--secret", "s" + i + "=" + file("s", new byte[SecretReader.MOST_BYTES])));
        }
        assertThat(problemsOf(large.toArray(String[]::new)))
                .singleElement()
                .asString()
                .startsWith("The secrets have 327680 bytes together");
    }

    @Test
    void aFileThatOthersCanRead_isTakenWithAWarning() throws IOException {
        Path open = Files.setPosixFilePermissions(file("open", "x"), PosixFilePermissions.fromString("rw-r--r--"));

        GivenSecrets secrets = options("--secret", "a=" + open).secrets();

        assertThat(secrets.values().getSecretsList())
                .extracting(UserSecret::getName)
                .containsExactly("a");
        assertThat(secrets.warnings())
                .containsExactly(
                        "--secret a: every user of this machine can read '" + open + "'; run chmod 600 " + open);
    }
}
