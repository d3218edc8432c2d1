package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands of tasks on real executors use the control API of a real driver, a program in Java. */
@Timeout(120)
class CommandsOnProcessesTest {
    @TempDir
    static Path jarDirectory;

    static Path userJar;
    static TlsIdentity identity;

    @TempDir
    Path directory;

    private DriverWithExecutors processes;

    @BeforeAll
    static void buildJar() throws Exception {
        userJar = UserJar.build(jarDirectory, ChildJvm.classPath());
        identity = TestIdentity.create();
    }

    @BeforeEach
    void prepare() {
        processes = new DriverWithExecutors(directory, userJar, identity);
    }

    @AfterEach
    void endAll() throws Exception {
        processes.close();
    }

    private void start(String... scripts) throws Exception {
        String[] arguments = new String[scripts.length + 1];
        arguments[0] = "commands";
        System.arraycopy(scripts, 0, arguments, 1, scripts.length);
        processes.start("com.acme.Main", arguments);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void commandsFindEachOther_andMayDoLess() throws Exception {
        start("""
                yarn-submit kv put head "node$YARN_SUBMIT_EXECUTOR_ID:6379"
                yarn-submit kv wait done --timeout 1min
                yarn-submit progress 50%
                yarn-submit scale 5
                yarn-submit progress 50% "with a status"
                env | grep ^YARN_SUBMIT_ | sort
                """, """
                yarn-submit kv wait head --timeout 1min && echo
                yarn-submit peers | cut -f 1,2,3
                yarn-submit kv list | cut -f 1,3
                yarn-submit kv put done "yes"
                yarn-submit kv put x y --owner 99
                yarn-submit kv get none
                """);
        assertThat(processes.driver.waitFor()).as(processes.err()).isZero();

        assertThat(processes.out())
                .containsPattern("node[12]:6379\n1\tdefault\tlocalhost\n2\tdefault\tlocalhost\nhead\t10\n")
                .contains(
                        "Commands on executors may not change how many executors there are",
                        "A command on an executor tells the progress of its task",
                        "YARN_SUBMIT_APPLICATION_ID=application_1_0001\n",
                        "Commands on executors own keys as this executor",
                        "The key 'none' has no value\nstatus 1");
        assertThat(processes.out()).containsPattern("yesyarn-submit: Commands on executors may not");
    }

    @Test
    void connectionThatBreaks_andComesBack_isNotNoticed() throws Exception {
        processes.executors(1);
        processes.am.routed = true;
        start("""
                mkfifo go
                yarn-submit kv put before 1
                touch waiting
                yarn-submit kv wait later --timeout 1min &
                read -r < go
                yarn-submit kv put later 2 || yarn-submit kv put later 3
                wait $!; echo " and $(yarn-submit kv get before)"
                """);
        await(() -> Files.exists(directory.resolve("waiting")));
        processes.am.route.cut();
        await(() -> processes.am.route.connections() > 1);
        Files.writeString(directory.resolve("go"), "\n");

        assertThat(processes.driver.waitFor()).as(processes.err()).isZero();
        assertThat(processes.out()).containsPattern("[23] and 1\nstatus 0");
    }

    @Test
    void endOfAnExecutor_removesItsKeys() throws Exception {
        start("""
                yarn-submit kv put result "$YARN_SUBMIT_EXECUTOR_ID" --owner application
                yarn-submit kv put mine "$YARN_SUBMIT_EXECUTOR_ID"
                [ "$(yarn-submit kv wait killed --timeout 1min)" = "$YARN_SUBMIT_EXECUTOR_ID" ] && echo again
                """, """
                old=$(yarn-submit kv wait mine --timeout 1min)
                echo "$old" > victim
                while [ "$(yarn-submit kv get mine 2>/dev/null)" = "$old" ]; do sleep 0.05; done
                yarn-submit kv put killed 0
                yarn-submit kv list | cut -f 1,3,4
                """);
        Path victim = directory.resolve("victim");
        await(() -> Files.exists(victim) && Files.size(victim) > 1);
        int id = Integer.parseInt(Files.readString(victim).strip());
        processes.am.executors.get(id).destroyForcibly();

        assertThat(processes.driver.waitFor()).as(processes.err()).isZero();
        assertThat(processes.out())
                .containsPattern("killed\t1\t[12]\n(mine\t1\t3\n)?result\t1\n")
                .contains("status 0");
    }
}
