package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerLogs;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.AwaitExecutors;
import io.yarnsubmit.it.programs.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Roles on a cluster: whichever process is killed, instances go on or begin again as they should, and nothing stays. */
@ExtendWith(MiniCluster.class)
@Tag(Tags.LONG)
@Tag(Tags.FAULTS)
class RolesFaultsTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(150);

    /** Says that it runs, and waits until it may end. */
    private static final String PATIENT = "echo run $YARN_SUBMIT_INDEX; echo $$ > DIRECTORY/pid.$YARN_SUBMIT_INDEX;"
            + " until [ -e DIRECTORY/go ]; do sleep 0.1; done";

    private static final String PARAMETER_SERVERS = """
            import json, os, socket

            config = json.loads(os.environ["TF_CONFIG"])
            servers, workers, task = config["cluster"]["ps"], config["cluster"]["worker"], config["task"]
            if task["type"] == "ps":
                listener = socket.create_server(("", int(servers[task["index"]].split(":")[1])))
                total = sum(int(listener.accept()[0].makefile().readline()) for _ in workers)
                print("ps", task["index"], "has", total, flush=True)
            else:
                for server in servers:
                    host, port = server.split(":")
                    while True:
                        try:
                            with socket.create_connection((host, int(port))) as connection:
                                connection.sendall(b"%d\\n" % (task["index"] + 1))
                            break
                        except ConnectionRefusedError:
                            pass
            """;

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    RolesFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command job(String text, String... options) throws IOException {
        Path file = Files.writeString(
                directory.resolve("roles.yaml"),
                text.replace("PATIENT", PATIENT).replace("DIRECTORY", directory.toString()));
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("-f", file.toString(), "--driver-memory", "192m", "--am-memory", "256m")
                .option(options);
    }

    private long pid(int index) {
        Path file = directory.resolve("pid." + index);
        Awaitility.await(file.toString())
                .atMost(HANG_GUARD)
                .until(() -> Files.exists(file) && !Files.readString(file).isBlank());
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(String application) {
        return ContainerLogs.ofExecutors(cluster, application, "stdout");
    }

    private Result wellEnded(Running running) throws IOException {
        Files.createFile(directory.resolve("go"));
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        cluster.assertNothingLeft(result.applicationId());
        return result;
    }

    @Test
    void killedApplicationMaster_inClientMode_instancesGoOn() throws IOException {
        Running running = job("""
                executors:
                  memory: 192m
                  groups:
                    w: {instances: 2, command: [sh, -c, "PATIENT"], restart: never}
                """).start();
        List<Long> before = Stream.of(0, 1).map(this::pid).toList();
        String id = running.applicationId();

        ContainerProcesses.of(id, "AmMain").forEach(Signal.KILL::to);
        Awaitility.await("another attempt")
                .atMost(HANG_GUARD)
                .until(() -> cluster.report(id).getCurrentApplicationAttemptId().getAttemptId() == 2);
        cluster.awaitExecutors(id, 2);

        assertThat(Stream.of(0, 1).map(this::pid)).isEqualTo(before);
        assertThat(before).allMatch(pid -> ProcessHandle.of(pid).isPresent());
        wellEnded(running);
        assertThat(written(id).lines()).containsExactlyInAnyOrder("run 0", "run 1");
    }

    @Test
    void killedClient_inClientMode_takesTheInstancesWithIt() throws IOException {
        Running running = job("""
                executors:
                  memory: 192m
                  groups:
                    w: {instances: 2, command: [sh, -c, "PATIENT"]}
                """, "--conf", "client.leash=5s").start();
        List<Long> pids = Stream.of(0, 1).map(this::pid).toList();
        String id = running.applicationId();

        Signal.KILL.to(running.process().toHandle());

        Awaitility.await("the commands' end")
                .atMost(HANG_GUARD)
                .until(() ->
                        pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
        cluster.awaitEnd(id);
        cluster.assertNothingLeft(id);
    }

    @Test
    void aLostExecutor_isReplaced_andTheIndexStays() throws IOException {
        Running running = job("""
                executors:
                  memory: 192m
                  groups:
                    w: {instances: 2, command: [sh, -c, "PATIENT"], maxRestarts: 1}
                """, "--deploy-mode", "cluster").start();
        List<Long> before = Stream.of(0, 1).map(this::pid).toList();

        Signal.KILL.to(ProcessHandle.of(before.get(1)).orElseThrow().parent().orElseThrow());
        Awaitility.await("w/1 again").atMost(HANG_GUARD).until(() -> pid(1) != before.get(1));

        assertThat(pid(0)).isEqualTo(before.get(0));
        Result result = wellEnded(running);
        assertThat(written(result.applicationId()).lines()).containsExactlyInAnyOrder("run 0", "run 1", "run 1");
    }

    /** A preempted instance begins again elsewhere, and a budget of nothing is enough for that. */
    @Test
    void preemption_costsNothing() throws IOException {
        Path lenderGate = Files.createDirectory(directory.resolve("lender"));
        Running borrower =
                job("""
                executors:
                  memory: 1g
                  groups:
                    w: {instances: 5, command: [sh, -c, "PATIENT"], maxRestarts: 0}
                """, "--deploy-mode", "cluster", "--queue", "borrower").start();
        Stream.of(0, 1, 2, 3, 4).forEach(this::pid);

        Running lender = Command.on(cluster)
                .option("--queue", "lender", "--executor-memory", "384m")
                .program(AwaitExecutors.class, "1", lenderGate.toString())
                .start()
                .awaitOut("there true");
        new Gate(lenderGate.toString()).arrive("open");
        assertThat(lender.await().exitCode()).isZero();
        cluster.awaitExecutors(borrower.applicationId(), 5);

        Result result = wellEnded(borrower);
        assertThat(written(result.applicationId()).lines()).hasSizeGreaterThan(5);
    }

    /** A stranger has the port: a program that is not of the instance, as far as anybody can tell. */
    @Test
    void aTakenPort_isReplaced_andDoesNotCount() throws IOException {
        Running running = job("""
                executors:
                  memory: 192m
                  groups:
                    w:
                      command:
                        - sh
                        - -c
                        - |
                          echo port ${port:p}
                          [ -e DIRECTORY/taken ] && exit 0
                          touch DIRECTORY/taken
                          env -i setsid python3 -c '
                          import socket, sys, time
                          listener = socket.create_server(("", int(sys.argv[1])))
                          open(sys.argv[2], "w").close()
                          time.sleep(8)' ${port:p} DIRECTORY/listens &
                          until [ -e DIRECTORY/listens ]; do sleep 0.1; done
                          exit 98
                      ports: [p]
                      restart: never
                """, "--deploy-mode", "cluster").start();

        Result result = wellEnded(running);
        assertThat(written(result.applicationId()).lines().filter(line -> line.startsWith("port ")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void parameterServers_areFoundByTheConfigurationOfTensorFlow() throws IOException {
        Files.writeString(directory.resolve("servers.py"), PARAMETER_SERVERS);
        Running running = job("""
                executors:
                  memory: 192m
                  groups:
                    ps: {instances: 2, command: [python3, servers.py], ports: [rpc], rendezvous: tensorflow}
                    worker: {instances: 3, command: [python3, servers.py], ports: [rpc], rendezvous: tensorflow}
                files: {files: [servers.py]}
                """).start();

        Result result = wellEnded(running);
        assertThat(written(result.applicationId())).contains("ps 0 has 6\n", "ps 1 has 6\n");
    }

    /** Needs Open MPI (Debian: openmpi-bin). All machines of the mini cluster are this one, which Open MPI has to be told. */
    @Test
    void mpirun_needsNoSsh() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.exists(Path.of(each, "mpirun"))),
                "mpirun is not on the PATH, so nothing was tested");
        Running running = job("""
                application: {success: mpi/0}
                executors:
                  memory: 256m
                  env:
                    OMPI_ALLOW_RUN_AS_ROOT: "1"
                    OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: "1"
                    OMPI_MCA_oob_tcp_if_include: lo
                    OMPI_MCA_btl_tcp_if_include: lo
                  groups:
                    mpi:
                      instances: 3
                      minToStart: 3
                      rendezvous: mpi
                      command: [mpirun, sh, -c, 'echo rank $OMPI_COMM_WORLD_RANK at $YARN_SUBMIT_INDEX']
                """, "--deploy-mode", "cluster").start();

        Result result = wellEnded(running);
        assertThat(written(result.applicationId()).lines().filter(line -> line.startsWith("rank")))
                .containsExactlyInAnyOrder("rank 0 at 0", "rank 1 at 1", "rank 2 at 2");
    }
}
