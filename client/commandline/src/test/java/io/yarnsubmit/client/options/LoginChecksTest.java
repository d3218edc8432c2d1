package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.problems;
import static io.yarnsubmit.client.options.Parsing.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginChecksTest {
    private static final byte[] KEYTAB = {5, 2, 0, 0};

    @TempDir
    Path folder;

    private Path keytab;

    @BeforeEach
    void make() throws IOException {
        keytab = file("ann.keytab", KEYTAB, "rw-r-----");
    }

    private Path file(String name, byte[] content, String mode) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private List<String> problemsOfKeytab(Path file) {
        return problemsOf("--principal", "ann", "--keytab", file.toString());
    }

    @Test
    void aKeytabWithItsPrincipal_isTaken() {
        assertThat(Parsing.options("--principal", "ann@EXAMPLE.COM", "--keytab", keytab.toString())
                        .settings()
                        .get(ConfigKeys.PRINCIPAL))
                .isEqualTo("ann@EXAMPLE.COM");
    }

    @Test
    void neither_isOfUseWithoutTheOther() {
        assertThat(problemsOf("--principal", "ann"))
                .containsExactly(
                        "--principal needs the principal's keys: add --keytab FILE, or drop it and run kinit ann");
        assertThat(problemsOf("--keytab", keytab.toString()))
                .containsExactly("--keytab needs the name that its keys are of: add --principal NAME; klist -kt "
                        + keytab + " lists the names");
    }

    @Test
    void aServiceThatActsForOthers_givesNobodyItsKeys() {
        assertThat(problemsOf("--principal", "oozie", "--keytab", keytab.toString(), "--proxy-user", "ann"))
                .containsExactly("--proxy-user and --keytab do not go together: the application of ann would get the"
                        + " service's keys. Drop the keytab and get the service a ticket: kinit -kt " + keytab);
    }

    @Test
    void whatIsNoKeytab_isRefused() throws IOException {
        Path none = folder.resolve("none");
        assertThat(problemsOfKeytab(none)).containsExactly("--keytab: there is no file '" + none + "'");
        assertThat(problemsOfKeytab(folder)).containsExactly("--keytab: '" + folder + "' is not a file");
        Path text = file("x.txt", new byte[] {'h', 'i'}, "rw-------");
        assertThat(problemsOfKeytab(text))
                .containsExactly(
                        "--keytab: '" + text + "' is not a keytab; klist -kt " + text + " lists what a keytab has");
    }

    @Test
    void keysThatEverybodyCanRead_areRefused() throws IOException {
        Path open = file("open.keytab", KEYTAB, "rw-r--r--");
        assertThat(problemsOfKeytab(open))
                .containsExactly("--keytab: every user of this machine can use '" + open
                        + "' (its mode is rw-r--r--) and be its principal; run chmod 600 " + open);
    }

    @Test
    void withoutACluster_nobodyLogsIn_unlessAFileSaysSo() throws IOException {
        assertThat(problemsOf("--master", "local[2]", "--proxy-user", "ann"))
                .containsExactly("--proxy-user is for clusters: with --master local[2] the application runs as this"
                        + " machine's user. Drop one of the two");
        Path conf = Files.writeString(folder.resolve("conf.properties"), "proxyUser=ann\n");
        Parsing.options("--master", "local[2]", "--properties-file", conf.toString());
    }

    @Test
    void keysOfConfigurationFiles_areNamedWithTheirPlace() {
        assertThat(problems(null, "--conf", "principal=ann", "app.jar"))
                .singleElement()
                .asString()
                .startsWith("--conf yarnsubmit.principal needs the principal's keys");
    }
}
