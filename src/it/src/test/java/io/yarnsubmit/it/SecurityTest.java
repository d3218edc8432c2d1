package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.HdfsRounds;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Unlucky;
import io.yarnsubmit.it.secrets.LeakSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster with Kerberos, SASL, block tokens, SPNEGO and access control lists: programs and verbs work there as elsewhere,
 * strangers are turned away, and no secret is in anything that was written meanwhile.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecurityTest {
    private static final int BLOCKS = 3;
    private static final String[] HADOOP_CLASSES = {
        "--conf", "driver.hadoopClasses=true", "--conf", "executor.hadoopClasses=true"
    };

    private static final String TOKEN = "t\u00f6ken \"of\" $ann's";

    private static DaemonCluster cluster;
    private static LeakSearch search;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder()
                .name("secured")
                .nodes(1)
                .nodeMemoryMib(4096)
                .secured(Duration.ofMinutes(5))
                // Nothing dies here, and a busy machine is slow to log in.
                .nodeExpiry(Duration.ofSeconds(90))
                .amExpiry(Duration.ofSeconds(90))
                .set(LeakSearch.KEEPS_DIRECTORIES, "600")
                .start();
        search = LeakSearch.begin(cluster);
    }

    @AfterAll
    static void end() {
        search.close();
        cluster.close();
    }

    /** How it ended; what it said is searched for secrets later. */
    private static Result ended(Running running) {
        Result result = running.await();
        search.add("standard output of a command", result.out());
        search.add("standard error of a command", result.err());
        assertThat(result.err()).doesNotContain("\tat ", "Exception in thread");
        return result;
    }

    private static Result well(Running running) {
        Result result = ended(running);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static Running verb(String user, String... words) {
        return cluster.verbOf(user, words).start();
    }

    private Running rounds(String mode) throws IOException {
        Path shared = Files.createDirectory(directory.resolve(mode));
        return cluster.commandOf("ann")
                .option("--deploy-mode", mode)
                .option(HADOOP_CLASSES)
                .program(HdfsRounds.class, "/user/ann/rounds-" + mode, shared.toString(), "100")
                .start();
    }

    private void finishRounds(String mode) {
        Path shared = directory.resolve(mode);
        Awaitility.await("the first round, " + mode + " mode")
                .atMost(Duration.ofSeconds(120))
                .until(() -> Files.exists(shared.resolve("state")) || Files.exists(shared.resolve("failures")));
        try {
            Files.createFile(shared.resolve("finish"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(shared.resolve("failures")).doesNotExist();
    }

    @Test
    @Order(1)
    void withATicket_driverAndTasksReadAndWriteHdfs_inBothModes() throws IOException {
        Running inCluster = rounds("cluster");
        Running inClient = rounds("client");
        finishRounds("cluster");
        finishRounds("client");

        assertThat(well(inCluster).out()).contains(" all right");
        assertThat(well(inClient).out()).contains(" all right");
    }

    @Test
    @Order(2)
    void map_writesToHdfs_inClusterMode() {
        well(cluster.verbOf("ann", "map", "--deploy-mode", "cluster", "--output", "/user/ann/echoed")
                .option("--driver-memory", "192m", "--am-memory", "256m", "--executor-memory", "192m")
                .option("--num-executors", "1", "--range", "1-3", "--", "echo", "item {}")
                .start());

        assertThat(cluster.filesAs("ann", "-cat", "/user/ann/echoed/2/stdout")).isEqualTo("item 2\n");
    }

    @Test
    @Order(3)
    void byKeytab_andForAnotherUser() {
        Running byKeytab = withoutTicket(cluster.commandOf("ann"))
                .cluster()
                .option(
                        "--principal",
                        "ann",
                        "--keytab",
                        cluster.realm().keytab("ann").toString())
                .program(Squares.class, "4")
                .start();
        Running forBob = cluster.commandOf("oozie")
                .cluster()
                .option("--proxy-user", "bob")
                .program(Squares.class, "4")
                .start();

        assertThat(well(byKeytab).out()).contains("sum 14\n", "user ann\n");
        assertThat(well(forBob).out()).contains("sum 14\n", "user bob\n");
    }

    private static Command withoutTicket(Command command) {
        return command.env("KRB5CCNAME", cluster.realm().environment().get("KRB5CCNAME"));
    }

    @Test
    @Order(4)
    void everyVerb_forTheOwner_forOthersByAccessLists_andForNobodyElse() throws IOException {
        String id = well(cluster.commandOf("ann")
                        .cluster()
                        .option("--no-wait", "--view-acl", "bob", "--name", "long", "--tags", "t")
                        .program(Unlucky.class, directory.toString(), "WAIT", Integer.toString(BLOCKS), "1", "0", "1")
                        .start())
                .out()
                .strip();
        Running attached = cluster.verbOf("ann", "attach", id).start().awaitOut("at first [1]");

        // They run at the same time: each is a process, because a login is for a whole JVM.
        Running status = verb("ann", "status", id);
        Running executors = verb("ann", "executors", id);
        Running driver = verb("ann", "logs", id, "--driver");
        Running executor = verb("ann", "logs", id, "--executor", "1");
        Running timeline = verb("ann", "timeline", id);
        Running why = verb("ann", "why", id);
        Running list = verb("ann", "list");
        assertThat(well(status).out()).contains("state          RUNNING", "executors      1 of 1");
        assertThat(well(executors).out()).contains("registered");
        assertThat(well(driver).out()).contains("at first [1]");
        assertThat(well(executor).out()).contains("registered as executor 1");
        assertThat(well(timeline).out()).contains("driver linked");
        assertThat(well(why).out()).contains(id);
        assertThat(well(list).out()).contains(id);
        assertThat(well(verb("ann", "scale", id, "2")).err()).contains("goes from 1 to 2 executors");

        Running viewed = verb("bob", "status", id);
        List<Running> bobs = List.of(verb("bob", "executors", id), verb("bob", "scale", id, "3"));
        Running killed = verb("bob", "kill", id);
        Running exists = verb("oozie", "status", id);
        List<Running> strangers = Stream.of("executors", "logs", "why", "timeline")
                .map(verb -> verb("oozie", verb, id))
                .toList();
        Running killedToo = verb("oozie", "kill", id);
        assertThat(well(viewed).out()).contains("state          RUNNING");
        bobs.forEach(verb -> assertRefused(verb, "it belongs to ann, and only that user can do this"));
        assertRefused(killed, "bob may not end " + id);
        String who = "Its owner ann, administrators";
        Result shown = well(exists);
        assertThat(shown.err()).contains("YARN shows oozie no more of it", who);
        assertThat(shown.out()).doesNotContain("attempt", "N/A");
        strangers.forEach(verb -> assertRefused(verb, "oozie may not see what " + id + " does", who));
        assertRefused(killedToo, "oozie may not end " + id);

        new Gate(directory.toString()).arrive("go on");
        assertThat(well(attached).out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n");
        Running ownersLogs = verb("ann", "logs", id);
        Running administratorsLogs = verb("admin", "logs", id);
        Running strangersLogs = verb("oozie", "logs", id);
        assertThat(well(ownersLogs).out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n");
        assertThat(well(administratorsLogs).out()).contains("at last");
        assertRefused(strangersLogs, "oozie may not see what " + id + " does", who);
        well(verb("ann", "wait", id));
    }

    @Test
    @Order(5)
    void doctorAndCluster_passEverything() {
        Result doctor = ended(verb("ann", "doctor"));
        assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
        assertThat(doctor.out()).contains("ann");
    }

    private static void assertRefused(Running running, String... parts) {
        Result result = ended(running);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err()).contains(parts);
    }

    @Test
    @Order(6)
    void whoCannotLogIn_isToldWhatToDo() {
        Running noTicket = withoutTicket(cluster.commandOf("ann"))
                .program(Squares.class, "1")
                .start();
        Running noRealm = cluster.verbOf("ann", "list")
                .env("JDK_JAVA_OPTIONS", "-Djava.security.krb5.conf=/nowhere/krb5.conf")
                .start();
        Running anothersKeytab = withoutTicket(cluster.commandOf("ann"))
                .option(
                        "--principal",
                        "ann",
                        "--keytab",
                        cluster.realm().keytab("bob").toString())
                .program(Squares.class, "1")
                .start();
        Running notAProxy = cluster.commandOf("bob")
                .option("--proxy-user", "ann")
                .program(Squares.class, "1")
                .start();

        assertRefused(noTicket, "kinit");
        assertRefused(noRealm, "krb5.conf");
        assertRefused(anothersKeytab, "ann", "keytab");
        assertRefused(notAProxy, "hadoop.proxyuser.bob");
    }

    /** They print what they have made of the secrets, which nobody can turn back. */
    @Test
    @Order(4)
    void theUsersSecrets_reachDriverAndExecutors_inBothModes() throws IOException {
        Path file = Files.writeString(directory.resolve("pass"), "the very secret password\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path bytes = Files.write(directory.resolve("bytes"), new byte[] {0, -1, 10, 13, 9, 77, 66, 55, 44, 33, 22, 11});
        String sums = "cd $YARN_SUBMIT_SECRETS && sha256sum bytes pass TOKEN && printf '%s' \"$TOKEN\" | sha256sum;"
                + " stat -c %a . bytes";
        String expected = sum(Files.readAllBytes(bytes)) + "  bytes\n" + sum(Files.readAllBytes(file)) + "  pass\n"
                + sum(TOKEN.getBytes(StandardCharsets.UTF_8)) + "  TOKEN\n"
                + sum(TOKEN.getBytes(StandardCharsets.UTF_8)) + "  -\n700\n600\n";
        String[] options = {
            "--secret", "pass=" + file, "--secret", "bytes=" + bytes, "--secret-env", "TOKEN=env:MY_TOKEN"
        };

        Running inClient = cluster.commandOf("ann")
                .env("MY_TOKEN", TOKEN)
                .option(options)
                .option("--json", "--", "bash", "-c", sums)
                .start();
        Running inCluster = cluster.verbOf("ann", "map", "--deploy-mode", "cluster", "--driver-memory", "192m")
                .env("MY_TOKEN", TOKEN)
                .option(options)
                .option("--am-memory", "256m", "--executor-memory", "192m", "--num-executors", "1")
                .option("--range", "1-1", "--", "bash", "-c", sums)
                .start();

        assertThat(well(inCluster).out()).isEqualTo(expected);
        assertThat(well(inClient).err()).contains(expected);
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void nothingIsLeft_andNoSecretIsInAnythingThatWasWritten() throws IOException {
        assertThat(cluster.filesAs("ann", "-ls", "-R", "/user/ann/.yarn-submit/staging"))
                .isEmpty();
        assertThat(ContainerProcesses.under(cluster.directory())).isEmpty();

        Path planted = search.plant();
        List<Path> ofUsers = search.plantOfUsers();
        LeakSearch.Outcome outcome = search.search();

        for (Path log : ofUsers) {
            assertThat(outcome.leaks())
                    .as("planted in %s", log.getFileName())
                    .contains(
                            "the user's secret pass is in " + log,
                            "the user's secret bytes is in " + log,
                            "the user's secret TOKEN is in " + log);
        }
        assertThat(outcome.leaks())
                .filteredOn(leak -> ofUsers.stream().noneMatch(log -> leak.endsWith(log.toString())))
                .isNotEmpty()
                .allMatch(leak -> leak.endsWith(planted.toString()));
        assertThat(outcome.secrets()).isGreaterThan(20);
        assertThat(outcome.places()).isGreaterThan(50);
    }
}
