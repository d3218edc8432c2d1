package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Unlucky;
import io.yarnsubmit.it.programs.Waiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationAccessType;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of an application, and done to it, after it was submitted. */
@ExtendWith(MiniCluster.class)
class VerbsTest {
    private static final int BLOCKS = 3;

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    VerbsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command verb(String... words) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option(words);
    }

    /** Each verb is once a process of its own, too. */
    private Result answer(String... words) {
        return verb(words).runHere();
    }

    /** A detached application whose first task waits for the gate; its id. */
    private String detached(String... options) {
        return submitted(Command.on(cluster)
                .cluster()
                .option("--no-wait", "--name", "detached", "--tags", "verbs")
                .option(options)
                .program(Unlucky.class, directory.toString(), "WAIT", Integer.toString(BLOCKS), "1", "0", "1"));
    }

    private static String submitted(Command command) {
        Result result = command.run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().strip();
    }

    private static String endOf(String applicationId) {
        return applicationId.substring(applicationId.lastIndexOf('_'));
    }

    private void awaitExecutors(String id, String... parts) {
        Awaitility.await("executors of " + id)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(answer("executors", id, "--json").out()).contains(parts));
    }

    @Test
    void aDetachedApplicationIsLookedAtScaledAndComeBackTo() throws IOException {
        // given
        String id = detached();
        Running attached = verb("attach", endOf(id)).start().awaitOut("at first [1]");
        // when it is looked at
        awaitExecutors(id, "\"id\":1", "\"state\":\"registered\"");
        assertThat(verb("status", "last").run().out())
                .contains("application    " + id, "state          RUNNING", "executors      1 of 1");
        assertThat(verb("executors", id).run().out()).contains("registered");
        assertThat(answer("--status", id).out()).contains("name           detached");
        assertThat(verb("list", "--tag", "verbs", "--queue", "default", "--state", "running")
                        .run()
                        .out())
                .contains(id);
        assertThat(answer("list", "--tag", "others").out()).doesNotContain(id);
        // and scaled
        assertThat(verb("scale", id, "2").run().err()).contains("goes from 1 to 2 executors");
        JsonAnswer.valid("scale", answer("scale", id, "2", "--json").out());
        JsonAnswer.valid("application", answer("status", id, "--json").out());
        awaitExecutors(id, "\"id\":2", "\"state\":\"registered\"");
        assertThat(answer("scale", id, "workers=2").err())
                .contains("there is no executor group 'workers'; there is: default", "YS-3104");
        // and somebody looks on for a while
        Running passing = verb("attach", id).start().awaitOut("at first [1]").signal("INT");
        assertThat(passing.await().exitCode()).isEqualTo(130);
        // then it ends as it would have
        new Gate(directory.toString()).arrive("go on");
        Result result = attached.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n");
        assertThat(answer("wait", id).exitCode()).isZero();
        assertThat(answer("attach", id).err()).contains("is over: SUCCEEDED");
        cluster.assertNothingLeft(id);
    }

    @Test
    void othersMaySeeAndEndWhatTheyAreAllowedTo_andWhoWaitsHearsOfIt() {
        // given
        String id = detached("--view-acl", "ann,bob", "--modify-acl", "bob");
        Running waiting = verb("wait", id).start().awaitErr("waiting for " + id);
        awaitExecutors(id, "\"id\":1");
        // when it is looked at
        assertThat(accessLists(id))
                .containsEntry(ApplicationAccessType.VIEW_APP, "ann,bob")
                .containsEntry(ApplicationAccessType.MODIFY_APP, "bob");
        assertThat(as("ann", "status", id).out()).contains("state          RUNNING");
        assertThat(as("ann", "executors", id).err()).contains("it belongs to ", "only that user can do this");
        Result late = answer("wait", id, "--timeout", "1s");
        assertThat(late.exitCode()).isEqualTo(124);
        assertThat(late.err()).contains("is still ", "It continues; 'yarn-submit why " + id + "'");
        // and ended
        Result killed = as("bob", "kill", id, "_999999");
        // then
        assertThat(killed.exitCode()).isEqualTo(125);
        assertThat(killed.err()).contains(id + ": KILLED", "None of your applications ends with '_999999'");
        assertThat(waiting.await().exitCode()).isEqualTo(137);
        assertThat(answer("kill", id).err()).contains("was over already: KILLED");
        JsonAnswer.valid("kill", answer("kill", id, "--json").out());
        JsonAnswer.valid("application", answer("list", "--all", "--json").out());
        cluster.assertNothingLeft(id);
    }

    @Test
    void theExitStatusOutlivesTheApplication() {
        // given
        String id = submitted(Command.on(cluster)
                .cluster()
                .option("--no-wait", "--num-executors", "0")
                .program(Waiter.class, "0", "42"));
        // when
        Result waited = answer("wait", id);
        // then
        assertThat(waited.exitCode()).isEqualTo(42);
        assertThat(waited.err()).contains(id + ": FAILED, driver exited with 42\n");
        assertThat(JsonAnswer.valid(
                        "application", answer("status", id, "--json").out()))
                .contains(
                        "\"state\":\"FINISHED\"",
                        "\"finalStatus\":\"FAILED\"",
                        "\"exitCode\":42",
                        "\"cause\":{\"code\":\"driver-exited\",\"figures\":{\"exitStatus\":42}}");
        assertThat(JsonAnswer.valid("why", answer("why", id, "--json").out()))
                .contains("\"code\":\"driver-failed\"", "\"cause\":{\"code\":\"driver-exited\"");
        assertThat(answer("list", "--all").out()).containsPattern(id + " +FAILED +42 ");
    }

    private Map<ApplicationAccessType, String> accessLists(String id) {
        return cluster.context()
                .getRMApps()
                .get(ApplicationId.fromString(id))
                .getApplicationSubmissionContext()
                .getAMContainerSpec()
                .getApplicationACLs();
    }

    private Result as(String user, String... words) {
        return verb(words).env("HADOOP_USER_NAME", user).run();
    }

    @Test
    void whatIsNotThereIsSaidToBe() {
        Result unknown = answer("status", "application_1700000000000_0001");
        assertThat(unknown.exitCode()).isEqualTo(125);
        assertThat(unknown.err()).contains("does not know application_1700000000000_0001", "YS-2003");
        assertThat(answer("status", "nonsense").err()).contains("'nonsense' is not an application");
        assertThat(Command.bare()
                        .env("HADOOP_CONF_DIR", "/nonexistent")
                        .option("list")
                        .runHere()
                        .err())
                .contains("HADOOP_CONF_DIR is '/nonexistent', which is not a directory");
    }
}
