package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.loop.EventLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program that commands find as {@code yarn-submit} on their PATH. */
class CommandProgramTest {
    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final RecordedContext context = new RecordedContext();
    private final EventLoop loop = EventLoop.start("driver", failures::add);
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private ControlServer server;

    /** What a process has said. */
    private record Said(int status, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = ControlServer.bind(directory.resolve("commands"), (thread, failure) -> failures.add(failure));
        server.serve(new ControlService(
                context.application(), loop, InstantSource.system(), false, (executor, progress) -> {}));
    }

    @AfterEach
    void close() {
        server.close();
        loop.close();
        clients.shutdownNow();
        assertThat(failures).isEmpty();
    }

    private Said run(Map<String, String> variables, byte[] in, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\"", "bash", "yarn-submit"));
        command.addAll(List.of(words));
        Path err = Files.createTempFile(directory, "said", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("YARN_SUBMIT_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(in);
        }
        byte[] said = process.getInputStream().readAllBytes();
        try {
            return new Said(process.waitFor(), said, Files.readString(err));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Said run(String... words) throws IOException {
        return run(server.variables(), new byte[0], words);
    }

    private void succeeds(String out, String... words) throws IOException {
        assertThat(run(words))
                .usingRecursiveComparison()
                .isEqualTo(new Said(0, out.getBytes(StandardCharsets.UTF_8), ""));
    }

    @Test
    void directory_isForThisUserAlone() throws IOException {
        for (String file : List.of("commands", "commands/bin", "commands/bin/yarn-submit")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .as(file)
                    .isEqualTo("rwx------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "a/b c", "ä€𝄞", "100%", "?x=1&y#z", "\"'\\$`", "-k", " ", "a\tb", ".."})
    void anyText_isAKey_andAValue(String text) throws IOException {
        succeeds("", "kv", "put", text, text);
        succeeds(text, "kv", "get", text);
        succeeds("1\n" + text, "kv", "get", "--revision", text);
        succeeds(text, "kv", "wait", text);
        succeeds("", "kv", "delete", text);
        assertThat(run("kv", "get", text).status()).isEqualTo(1);
    }

    @Test
    void anyBytes_areAValue() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);

        assertThat(run(server.variables(), bytes, "kv", "put", "model", "-").err())
                .isEmpty();
        assertThat(run("kv", "get", "model").bytes()).isEqualTo(bytes);

        succeeds("", "kv", "put", "empty", "");
        succeeds("", "kv", "get", "empty");
        succeeds("empty\t2\t0\nmodel\t1\t1048576\n", "kv", "list");
        assertThat(run(server.variables(), new byte[(1 << 20) + 1], "kv", "put", "model", "-"))
                .matches(said -> said.status() == 125 && said.err().contains("1048577 bytes; it may have 1048576"));
    }

    @Test
    void conditions_andOwners() throws IOException {
        context.joins(7);
        succeeds("1\n", "kv", "put", "leader", "me", "--if-absent", "--revision");

        Said second = run("kv", "put", "leader", "you", "--if-absent");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err()).isEqualTo("yarn-submit: The key 'leader' has the revision 1\n");

        succeeds("", "kv", "put", "--if-revision=1", "leader", "you", "--owner", "7");
        succeeds("leader\t2\t3\t7\n", "kv", "list", "lead");
        assertThat(run("kv", "delete", "leader", "--if-revision", "1").status()).isEqualTo(1);
        assertThat(run("kv", "put", "x", "y", "--owner", "8").err())
                .isEqualTo("yarn-submit: Executor 8 is not registered, so it cannot own a key\n");
        context.isLost(7);
        assertThat(run("kv", "get", "leader").err()).isEqualTo("yarn-submit: The key 'leader' has no value\n");
    }

    @Test
    void wait_isOverWhenThereIsAValue_orTheTimeIsOver() throws Exception {
        Future<Said> waiting = clients.submit(() -> run("kv", "wait", "head", "--timeout", "1min"));
        assertThat(run("kv", "wait", "none", "--timeout=1s"))
                .matches(said ->
                        said.status() == 1 && said.err().startsWith("yarn-submit: the key 'none' has no value"));
        succeeds("", "kv", "put", "head", "node3:6379");

        assertThat(waiting.get().out()).isEqualTo("node3:6379");

        Future<Said> newer = clients.submit(() -> run("kv", "wait", "head", "--after", "1", "--revision"));
        succeeds("", "kv", "put", "head", "node4:6379");
        assertThat(newer.get().out()).isEqualTo("2\nnode4:6379");
        assertThat(run("kv", "wait", "head", "--after", "2", "--timeout", "0").err())
                .isEqualTo("yarn-submit: the key 'head' has no newer value after 0 s\n");
    }

    @Test
    void compareAndSet_losesNoChange() throws Exception {
        succeeds("", "kv", "put", "counter", "0");
        // As docs/control-api.md shows it.
        String loop = """
                until { read -r revision; n=$(cat); } < <(yarn-submit kv get counter --revision)
                      yarn-submit kv put counter $((n + 1)) --if-revision "$revision"; do :; done
                """;
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(clients.submit(() -> {
                ProcessBuilder builder = new ProcessBuilder("bash", "-c", loop)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
                builder.environment().putAll(server.variables());
                return builder.start().waitFor();
            }));
        }
        for (Future<Integer> each : all) {
            assertThat(each.get()).isZero();
        }
        succeeds("8", "kv", "get", "counter");
    }

    @Test
    void peers_areLines() throws IOException {
        succeeds("", "peers");
        context.joins(7);
        context.joins(8);

        succeeds("7\tdefault\tnode7\tcontainer_7\t2\n8\tdefault\tnode8\tcontainer_8\t2\n", "peers");
        succeeds("7\tdefault\tnode7\tcontainer_7\t2\n8\tdefault\tnode8\tcontainer_8\t2\n", "peers", "--group=default");
        succeeds("", "peers", "--group", "other");
        assertThat(run("peers", "--json").out()).startsWith("{\"executors\":[{\"id\":7,");
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, progress 0.25",
        ".5, progress 0.5",
        "1, progress 1.0",
        "0, progress 0.0",
        "25%, progress 0.25",
        "100%, progress 1.0",
        "7.5%, progress 0.075",
        "0%, progress 0.0",
    })
    void progress_isAFraction_orAPercentage(String typed, String asked) throws IOException {
        succeeds("", "progress", typed);
        assertThat(context.asked).containsExactly(asked);
    }

    @Test
    void progress_hasAStatus_andScale_aNumber() throws IOException {
        succeeds("", "progress", "0.5", "epoch \"3\"\n\\\t ä");
        assertThat(context.asked).containsExactly("progress 0.5", "status epoch \"3\"\n\\\t ä");

        succeeds("", "scale", "4");
        assertThat(context.requested()).isEqualTo(4);
        succeeds("", "scale", "default=08");
        assertThat(context.requested()).isEqualTo(8);
        assertThat(run("scale", "other=1"))
                .matches(said ->
                        said.status() == 125 && said.err().equals("yarn-submit: There is no executor group 'other'\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "kv",
        "kv steal x",
        "kv get",
        "kv get a b",
        "kv get ''",
        "kv put a",
        "kv put a b c",
        "kv put a b --if-revision x",
        "kv put a b --if-revision 1 --if-absent",
        "kv put a b --owner",
        "kv get a --owner 1",
        "kv wait a --timeout soon",
        "kv list a b",
        "peers now",
        "peers --group",
        "peers --json --group a",
        "progress",
        "progress half",
        "progress 1e5",
        "progress 0.5 a b",
        "scale",
        "scale x",
        "scale =4",
        "scale a=-1",
    })
    void whatMakesNoSense_isASentence(String line) throws IOException {
        Said said = run(line.replace("''", "").split(" ", -1));

        assertThat(said.status()).as(said.err()).isEqualTo(125);
        assertThat(said.err()).startsWith("yarn-submit: ").contains(". See: yarn-submit ", " --help\n");
        assertThat(said.err().lines()).hasSize(1);
        assertThat(context.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kv --help", "kv -h", "kv put --help", "peers --help", "progress -h", "scale --help"})
    void help_teaches_alsoOutsideOfAnApplication(String line) throws IOException {
        Said said = run(Map.of("PATH", server.variables().get("PATH")), new byte[0], line.split(" "));

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("Usage:\n  yarn-submit ", "Examples:\n  ");
        assertThat(said.out().lines()).allMatch(each -> each.length() <= 130);
    }

    @Test
    void whatIsMissing_isSaid() throws IOException {
        String path = server.variables().get("PATH");
        assertThat(run(Map.of("PATH", path), new byte[0], "kv", "get", "a"))
                .matches(said -> said.status() == 125
                        && said.err()
                                .equals("yarn-submit: 'yarn-submit kv' works in commands of an application, where"
                                        + " YARN_SUBMIT_CONTROL and YARN_SUBMIT_TOKEN_FILE are set\n"));
        String control = server.variables().get("YARN_SUBMIT_CONTROL");
        assertThat(run(
                                Map.of(
                                        "PATH", path,
                                        "YARN_SUBMIT_CONTROL", control,
                                        "YARN_SUBMIT_TOKEN_FILE", directory + "/none"),
                                new byte[0],
                                "peers")
                        .err())
                .contains("/none, the file of the token, cannot be read");
        Path wrong = Files.writeString(directory.resolve("wrong"), "0123\n");
        assertThat(run(
                        Map.of(
                                "PATH", path,
                                "YARN_SUBMIT_CONTROL", control,
                                "YARN_SUBMIT_TOKEN_FILE", wrong.toString()),
                        new byte[0],
                        "kv",
                        "get",
                        "a"))
                .matches(said -> said.status() == 125
                        && said.err().startsWith("yarn-submit: The header 'Authorization: Bearer"));
        server.close();
        assertThat(run("kv", "get", "a"))
                .matches(said -> said.status() == 125 && said.err().contains("nothing answers at http://127.0.0.1:"));
    }

    @Test
    void otherVerbs_areForTheInstalledCommand() throws IOException {
        Path installed = Files.createDirectory(directory.resolve("installed"));
        Files.writeString(installed.resolve("yarn-submit"), "#!/bin/sh\necho installed \"$@\"; exit 3\n");
        assertThat(installed.resolve("yarn-submit").toFile().setExecutable(true))
                .isTrue();
        ControlServer other = ControlServer.bind(directory.resolve("other"), (thread, failure) -> {});
        String otherPath = other.variables().get("PATH").split(":")[0];
        String own = server.variables().get("PATH").split(":")[0];
        other.close();

        String path = own + ":" + otherPath + ":" + installed + ":" + System.getenv("PATH");
        assertThat(run(Map.of("PATH", path), new byte[0], "status", "last", "a b"))
                .matches(said -> said.status() == 3 && said.out().equals("installed status last a b\n"));
        assertThat(run(Map.of("PATH", path), new byte[0], "scale", "last", "4").out())
                .isEqualTo("installed scale last 4\n");
        assertThat(run(Map.of("PATH", own + ":" + otherPath + ":/usr/bin:/bin"), new byte[0], "list"))
                .matches(
                        said -> said.status() == 125 && said.err().contains("no yarn-submit is installed on the PATH"));
    }
}
