package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerLogs;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Roles on a cluster: instances that find each other, begin in order, are started again, and decide together. */
@ExtendWith(MiniCluster.class)
class RolesTest {
    /** All tell rank 0 their rank and one, and get the sum. In the first generation one of them is killed when all are there. */
    private static final String ALL_REDUCE = """
            import os, signal, socket
            rank, size = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
            first = os.environ["YARN_SUBMIT_GENERATION"] == "1"
            master = (os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]))
            if rank == 0:
                server = socket.create_server(("", master[1]))
                others = [server.accept()[0] for _ in range(1, size)]
                streams = [other.makefile("rw") for other in others]
                total = 1 + sum(int(stream.readline()) for stream in streams)
                for stream in streams:
                    print(total, file=stream, flush=True)
            else:
                while True:
                    try:
                        stream = socket.create_connection(master).makefile("rw")
                        break
                    except OSError:
                        pass
                if first and rank == 2:
                    os.kill(os.getpid(), signal.SIGKILL)
                if first:
                    signal.pause()
                print(rank + 1, file=stream, flush=True)
                total = int(stream.readline())
            print(f"rank {rank} has the sum {total}", flush=True)
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    RolesTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command job(Path file, String... options) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("-f", file.toString(), "--driver-memory", "192m", "--am-memory", "256m")
                .option(options);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("roles.yaml"), text);
    }

    /** What all instances have written. The mini cluster brings no logs of ended applications together. */
    private String written(String application) {
        return ContainerLogs.ofExecutors(cluster, application, "stdout");
    }

    private Result verb(String... words) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option(words)
                .runHere();
    }

    @Test
    void ring_passesItsToken() {
        Path ring = Command.distribution().resolve("examples/roles/ring.yaml");

        Result result = job(ring, "--deploy-mode", "cluster", "--set", "executors.groups.ring.memory=192m")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cluster.report(result.applicationId()).getName()).isEqualTo("ring");
        assertThat(written(result.applicationId())).contains("the sum of 3 rounds is 18");
        assertThat(written(result.applicationId())).contains("ring/3 has the token: 18");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void trainers_areStartedAgainTogether() throws IOException {
        Files.writeString(directory.resolve("reduce.py"), ALL_REDUCE);
        Path file = file("""
                application: {success: trainer}
                executors:
                  memory: 192m
                  groups:
                    trainer:
                      instances: 4
                      minToStart: 4
                      command: [python3, reduce.py]
                      ports: [rdzv]
                      rendezvous: torch
                      restart: group
                    board: {command: [sleep, "1000"], after: [trainer], optional: true}
                files: {files: [reduce.py]}
                """);

        Result result = job(file).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        String id = result.applicationId();
        for (int rank = 0; rank < 4; rank++) {
            assertThat(written(id)).contains("rank " + rank + " has the sum 10");
        }
        cluster.assertNothingLeft(id);
    }

    /** A leader tells its address by a key, a service answers before others begin, and the visitor decides. */
    @Test
    void services_beginInOrder() throws IOException {
        Path service = Command.distribution().resolve("examples/roles/service.py");
        Path file = file("""
                application: {success: visitor}
                executors:
                  memory: 192m
                  groups:
                    leader:
                      command: [bash, -c, 'yarn-submit kv put leader "$YARN_SUBMIT_HOST:${port:rpc}" && exec sleep 1000']
                      ports: [rpc]
                      ready: {key: leader, within: 1min}
                      restart: never
                    web:
                      instances: 2
                      command: [python3, service.py, "${port:http}"]
                      ports: [http]
                      ready: {http: http, path: /health, within: 1min}
                      link: http
                    visitor:
                      after: [web, leader]
                      env: {WEB: "http://${peer:web/1:http}/"}
                      command:
                        - bash
                        - -c
                        - |
                          echo "leader at $(yarn-submit kv wait leader)"
                          exec 3<>"/dev/tcp/$(echo "$WEB" | sed 's|.*//||;s|:|/|;s|/$||')"
                          printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3
                          tail -n 1 <&3
                files: {files: ["%s"]}
                """.formatted(service));

        Result result = job(file, "--deploy-mode", "cluster").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        String id = result.applicationId();
        assertThat(written(id)).containsPattern("leader at [^:]+:\\d+\n").contains("web/1 is here\n");
        cluster.assertNothingLeft(id);
    }

    /** Commands, connections and logs stay with an instance when it moves to another executor. */
    @Test
    void anInstance_isReachedFromHere_whereverItIs() throws IOException {
        Path service = Command.distribution().resolve("examples/roles/service.py");
        Path file = file("""
                executors:
                  memory: 192m
                  groups:
                    web:
                      instances: 2
                      command: [python3, service.py, "${port:http}"]
                      ports: [http]
                      ready: {http: http, path: /health, within: 1min}
                      link: http
                files: {files: ["%s"]}
                """.formatted(service));
        String id =
                job(file, "--deploy-mode", "cluster", "--no-wait").run().out().strip();
        awaitOut("2 of 2 ready", "status", id);
        assertThat(verb("why", id).out()).contains("Nothing is wrong: 2 of 2 instances ready");
        JsonAnswer.valid("application", verb("status", id, "--json").out());
        assertThat(JsonAnswer.valid("executor", verb("executors", id, "--json").out()))
                .contains("\"role\":\"web\",\"index\":1,\"state\":\"ready\"");
        Awaitility.await("YARN's link")
                .atMost(PATIENCE)
                .until(() -> cluster.report(id).getOriginalTrackingUrl().matches("http://.*:\\d+/"));

        Running inside =
                start("exec", id, "web/1", "--", "sh", "-c", "echo $YARN_SUBMIT_ROLE/$YARN_SUBMIT_INDEX; exit 3");
        Running forward = start("forward", id, "web/0:http", "--port", "0").awaitOut("-> web/0:http\n");
        String address = forward.out().replaceFirst("/? -> .*\n", "");
        assertThat(inside.await().out()).isEqualTo("web/1\n");
        assertThat(inside.await().exitCode()).isEqualTo(3);
        assertThat(get(address + "/")).isEqualTo("web/0 is here\n");
        get(address + "/before");

        Result killed =
                start("exec", id, "web/0", "--", "sh", "-c", "kill -9 $PPID").await();
        assertThat(killed.exitCode()).as(killed.err()).isEqualTo(125);
        assertThat(killed.err()).contains("The connection to web/0 broke");
        Awaitility.await("web/0 at another executor")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(address + "/").equals("web/0 is here\n"));
        get(address + "/after");

        assertThat(verb("timeline", id).out()).contains("web/0 is started again", "web/0 is ready");
        assertThat(verb("kill", id).exitCode()).isZero();
        assertThat(forward.await().err()).contains(id + " has ended: KILLED");
        assertThat(ContainerLogs.ofExecutors(cluster, id, "stderr")).contains("GET /before", "GET /after");
        assertThat(verb("exec", id, "web/0", "--", "true").err()).contains("has no running ApplicationMaster");
        cluster.assertNothingLeft(id);
    }

    private void awaitOut(String text, String... words) {
        Awaitility.await(text).atMost(PATIENCE).until(() -> verb(words).out().contains(text));
    }

    private Running start(String... words) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option(words)
                .start();
    }

    private static String get(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSpentBudget_endsTheApplication_withTheStatusOfTheInstance() throws IOException {
        Path file = file("""
                executors:
                  memory: 192m
                  groups:
                    frail: {command: [sh, -c, "echo run; exit 7"], maxRestarts: 1}
                    other: {command: [sleep, "1000"]}
                """);

        Result result = job(file, "--json").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(JsonAnswer.valid("submission", result.out()))
                .contains("\"cause\":{\"code\":\"role-failed\"", "frail/0");
        String id = result.out().replaceFirst("(?s).*?(application_\\d+_\\d+).*", "$1");
        assertThat(written(id).lines().filter("run"::equals)).hasSize(2);
        assertThat(verb("why", id).out()).contains("frail/0", "yarn-submit logs " + id + " --role frail/0");
        cluster.assertNothingLeft(id);
    }
}
