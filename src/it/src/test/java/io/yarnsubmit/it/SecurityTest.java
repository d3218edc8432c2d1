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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
 * A cluster with Kerberos, SASL, block tokens, access control lists, and SPNEGO over HTTPS: programs and verbs work there as elsewhere,
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
    private static final List<String> killedByOthers = new ArrayList<>();

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
                .set("yarn.http.policy", "HTTPS_ONLY")
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

    @Test
    @Order(3)
    void whoWasGivenTokens_needsNoTicket_inBothModes() {
        Path tokens = tokensFromOutside();
        cluster.fetchTokens("ann", tokens);
        List<Running> running = Stream.of("cluster", "client")
                .map(mode -> bearer(cluster.commandOf("ann"), tokens)
                        .option("--deploy-mode", mode)
                        .program(Squares.class, "4")
                        .start())
                .toList();

        running.forEach(each -> assertThat(well(each).out()).contains("sum 14\n", "user ann\n"));
    }

    private static Path tokensFromOutside() {
        return cluster.directory().resolve("data/tokens-from-outside");
    }

    private static Command bearer(Command command, Path tokens) {
        cluster.realm().environmentOfBearer(tokens).forEach(command::env);
        return command;
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
        List<Running> forPrograms = Stream.of("status", "why", "executors", "timeline")
                .map(word -> verb("ann", word, id, "--json"))
                .toList();
        Running listForPrograms = verb("ann", "list", "--json");
        assertThat(well(status).out()).contains("state          RUNNING", "executors      1 of 1");
        assertThat(well(executors).out()).contains("registered");
        assertThat(well(driver).out()).contains("at first [1]");
        assertThat(well(executor).out()).contains("registered as executor 1");
        assertThat(well(timeline).out()).contains("driver linked");
        assertThat(well(why).out()).contains(id);
        assertThat(well(list).out()).contains(id);
        forPrograms.forEach(each -> assertThat(well(each).out()).startsWith("{"));
        assertThat(well(listForPrograms).out()).startsWith("{").contains(id);
        assertThat(well(verb("ann", "scale", id, "2")).err()).contains("goes from 1 to 2 executors");
        assertThat(well(verb("ann", "exec", id, "1", "--", "sh", "-c", "echo in $PWD"))
                        .out())
                .contains("in /", id);

        Running viewed = verb("bob", "status", id);
        List<Running> bobs = List.of(
                verb("bob", "executors", id),
                verb("bob", "scale", id, "3"),
                verb("bob", "exec", id, "1", "--", "true"),
                verb("bob", "forward", id, "1:22"));
        Running killed = verb("bob", "kill", id);
        Running exists = verb("oozie", "status", id);
        List<Running> strangers = Stream.of("executors", "logs", "why", "timeline")
                .map(verb -> verb("oozie", verb, id))
                .toList();
        Running killedToo = verb("oozie", "kill", id);
        List<Running> intruders =
                List.of(verb("oozie", "exec", id, "1", "--", "true"), verb("oozie", "forward", id, "1:22"));
        assertThat(well(viewed).out()).contains("state          RUNNING");
        bobs.forEach(verb -> assertRefused(verb, "it belongs to ann, and only that user can do this"));
        assertRefused(killed, "bob may not end " + id);
        String who = "Its owner ann, administrators";
        Result shown = well(exists);
        assertThat(shown.err()).contains("YARN shows oozie no more of it", who);
        assertThat(shown.out()).doesNotContain("attempt", "N/A");
        strangers.forEach(verb -> assertRefused(verb, "oozie may not see what " + id + " does", who));
        assertRefused(killedToo, "oozie may not end " + id);
        intruders.forEach(verb -> assertRefused(verb, "belongs to ann, and only that user can do this"));

        // Administrators see all that YARN shows. What needs the application's key, they cannot do.
        Running seen = verb("admin", "status", id);
        Running explained = verb("admin", "why", id);
        Running read = verb("admin", "logs", id, "--executor", "1");
        Running scaled = verb("admin", "scale", id, "3");
        Running let = verb("admin", "exec", id, "1", "--", "true");
        Running listed = verb("admin", "list", "--user", "*");
        assertThat(well(seen).out()).contains("state          RUNNING", "attempt        1");
        assertThat(well(explained).out()).contains(id);
        assertThat(well(read).out()).contains("registered as executor 1");
        assertRefused(scaled, "it belongs to ann, and only that user can do this");
        assertRefused(let, "it belongs to ann, and only that user can do this");
        assertThat(well(listed).out()).contains(id);

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
    void whoMayEndIt_isNotWhoMaySeeIt() {
        List<String> ids = Stream.of("carl", "admin")
                .map(user -> cluster.verbOf("ann", "--deploy-mode", "cluster", "--driver-memory", "192m")
                        .option("--am-memory", "256m", "--num-executors", "0", "--no-wait")
                        .option("--modify-acl", "carl", "--", "sh", "-c", "touch " + mark(user) + "; sleep 600")
                        .start())
                .toList()
                .stream()
                .map(each -> well(each).out().strip())
                .toList();
        // Before, whoever kills the driver leaves it no time to delete the file with the application's key.
        Awaitility.await("both commands")
                .atMost(Duration.ofSeconds(120))
                .until(() -> Files.exists(mark("carl")) && Files.exists(mark("admin")));
        List<Running> waiting = List.of(verb("oozie", "wait", ids.get(0)), verb("bob", "wait", ids.get(1)));
        Running unseen = verb("carl", "why", ids.get(0));
        Running notHis = verb("bob", "kill", ids.get(0));
        Running notScaled = verb("carl", "scale", ids.get(0), "2");
        assertRefused(unseen, "carl may not see what " + ids.get(0) + " does");
        assertRefused(notHis, "bob may not end " + ids.get(0), "--modify-acl");
        assertRefused(notScaled, "belongs to ann, and only that user can do this");
        waiting.forEach(each -> each.awaitErr("waiting for "));

        Running byCarl = verb("carl", "kill", ids.get(0));
        Running byAdministrator = verb("admin", "kill", ids.get(1));

        well(byCarl);
        well(byAdministrator);
        for (Running each : waiting) {
            Result result = ended(each);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
            assertThat(result.err()).contains("KILLED");
        }
        // SIGKILL comes a quarter of a second after SIGTERM. What the ApplicationMaster cannot remove in that time, the
        // owner's next submission removes when it is older.
        killedByOthers.addAll(ids);
    }

    private Path mark(String user) {
        return directory.resolve("runs-for-" + user);
    }

    @Test
    @Order(5)
    void doctorAndCluster_passEverything() {
        Result doctor = ended(verb("ann", "doctor"));
        assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
        assertThat(doctor.out())
                .contains("ann")
                .containsPattern("web login +ok")
                .containsPattern("tls +ok");
    }

    private static void assertRefused(Running running, String... parts) {
        Result result = ended(running);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err()).contains(parts);
    }

    @Test
    @Order(6)
    void whoCannotLogIn_isToldWhatToDo() {
        List<Running> noTicket = submissions(SecurityTest::withoutTicket);
        List<Running> noRealm =
                submissions(command -> command.env("JDK_JAVA_OPTIONS", "-Djava.security.krb5.conf=/nowhere/krb5.conf"));
        List<Running> anothersKeytab = submissions(command -> withoutTicket(command)
                .option("--principal", "ann")
                .option("--keytab", cluster.realm().keytab("bob").toString()));
        noTicket.forEach(each -> assertRefused(each, "kinit"));
        noRealm.forEach(each -> assertRefused(each, "krb5.conf"));
        anothersKeytab.forEach(each -> assertRefused(each, "ann", "keytab"));
        Running notAProxy = cluster.commandOf("bob")
                .option("--proxy-user", "ann")
                .program(Squares.class, "1")
                .start();
        assertRefused(notAProxy, "hadoop.proxyuser.bob");
    }

    /** In client mode, in cluster mode, and of map. */
    private static List<Running> submissions(UnaryOperator<Command> as) {
        return List.of(
                as.apply(cluster.commandOf("ann")).program(Squares.class, "1").start(),
                as.apply(cluster.commandOf("ann"))
                        .cluster()
                        .program(Squares.class, "1")
                        .start(),
                as.apply(cluster.verbOf("ann", "map"))
                        .option("--range", "1-3", "--", "echo", "{}")
                        .start());
    }

    @Test
    @Order(6)
    void aKdcThatIsAway_andServicesThatAreOthersHere_areToldApart() throws IOException {
        Path elsewhere = directory.resolve("krb5.conf");
        Files.writeString(
                elsewhere,
                Files.readString(cluster.realm().krb5Conf()).replaceFirst("kdc = 127.0.0.1:\\d+", "kdc = 127.0.0.1:1"));
        UnaryOperator<Command> kdcAway =
                command -> command.env("JDK_JAVA_OPTIONS", "-Djava.security.krb5.conf=" + elsewhere);
        List<Running> away = submissions(kdcAway);
        Running awayAtLogin = kdcAway.apply(withoutTicket(cluster.verbOf("ann", "list")))
                .option("--principal", "ann")
                .option("--keytab", cluster.realm().keytab("ann").toString())
                .start();
        away.forEach(each -> assertRefused(each, "The Kerberos KDC cannot be reached: Connection refused"));
        assertRefused(awayAtLogin, "The Kerberos KDC cannot be reached: Connection refused");

        String key = "yarn.resourcemanager.principal";
        String another = "nm/localhost@EXAMPLE.COM";
        Path other = cluster.confWith("conf-other", Map.of(key, another));
        Path renewer = cluster.confWith("conf-renewer", Map.of(key, another, key + ".pattern", "*"));
        Running mistaken = cluster.verbOf("ann", "list")
                .env("HADOOP_CONF_DIR", other.toString())
                .start();
        List<Running> unrenewed = submissions(command -> command.env("HADOOP_CONF_DIR", renewer.toString()));
        assertRefused(mistaken, "is rm/localhost@EXAMPLE.COM", "expects " + another);
        unrenewed.forEach(each -> assertRefused(each, "cannot renew the application's", "HDFS_DELEGATION_TOKEN"));
    }

    @Test
    @Order(7)
    void tokensFromOutside_areNotCancelledWithAnApplication_andADryRunShowsNone() {
        Path tokens = tokensFromOutside();
        Running dryRun = bearer(cluster.commandOf("ann"), tokens)
                .cluster()
                .option("--dry-run")
                .program(Squares.class, "4")
                .start();
        Running dryRunForPrograms = cluster.commandOf("ann")
                .option("--dry-run", "--json")
                .program(Squares.class, "4")
                .start();

        assertThat(cluster.filesWith(tokens, "-ls", "/user")).contains("/user/ann");
        well(dryRun);
        assertThat(well(dryRunForPrograms).out()).startsWith("{");
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
        assertThat(cluster.filesAs("ann", "-ls", "-R", "/user/ann/.yarn-submit/staging")
                        .lines())
                .allMatch(line -> killedByOthers.stream().anyMatch(line::contains));
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
