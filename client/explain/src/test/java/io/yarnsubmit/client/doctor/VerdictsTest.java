package io.yarnsubmit.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.doctor.CheckResult.State;
import io.yarnsubmit.client.doctor.ClusterVerdicts.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static void assertFix(CheckResult result, State state, String what, String fix) {
        assertThat(result.state()).as(result.toString()).isEqualTo(state);
        assertThat(result.what()).contains(what);
        assertThat(result.fix()).contains(fix);
    }

    @Test
    void java() {
        assertThat(MachineVerdicts.java(17, "/jdk", "/jdk/").state()).isEqualTo(State.OK);
        assertThat(MachineVerdicts.java(21, "/jdk", null).state()).isEqualTo(State.OK);
        assertFix(MachineVerdicts.java(21, "/jdk", "/old"), State.WARN, "JAVA_HOME is /old", "Set JAVA_HOME");
        assertFix(MachineVerdicts.java(11, "/jdk", "/jdk"), State.FAIL, "Java 11", "JDK 17 or newer");
    }

    @Test
    void configuration() {
        assertThat(MachineVerdicts.configuration("/conf", List.of("rm:8032"), "hdfs://nn")
                        .what())
                .isEqualTo("from /conf: ResourceManager rm:8032, file system hdfs://nn");
        assertFix(
                MachineVerdicts.configuration("/conf", List.of("0.0.0.0:8032"), "hdfs://nn"),
                State.FAIL,
                "0.0.0.0",
                "yarn.resourcemanager.hostname");
        assertFix(
                MachineVerdicts.configuration("/conf", List.of("rm:8032"), "file:///"),
                State.FAIL,
                "file:",
                "fs.defaultFS");
    }

    @Test
    void withoutKerberos() {
        assertThat(MachineVerdicts.withoutKerberos("ann").what())
                .isEqualTo("not asked for; this user is taken for ann");
    }

    @Test
    void resourceManagers_eachOfAPair() {
        Endpoint active = new Endpoint("rm1:8032", null, "active");
        Endpoint standby = new Endpoint("rm2:8032", null, "standby");
        Endpoint away = new Endpoint("rm2:8032", "Connection refused", "");

        assertThat(ClusterVerdicts.resourceManagers(List.of(active, standby), null)
                        .what())
                .isEqualTo("rm1:8032 is active, rm2:8032 is standby");
        assertFix(
                ClusterVerdicts.resourceManagers(List.of(active, away), null),
                State.WARN,
                "rm2:8032 is not reachable (Connection refused)",
                "Start the other one");
        assertFix(ClusterVerdicts.resourceManagers(List.of(away), "x"), State.FAIL, "not reachable", "firewall");
        assertFix(
                ClusterVerdicts.resourceManagers(List.of(active), "no answer in time"),
                State.FAIL,
                "asked for its state: no answer in time",
                "firewall");
    }

    @Test
    void versions() {
        assertThat(ClusterVerdicts.versions("3.4.3", "3.3.6").state()).isEqualTo(State.OK);
        assertThat(ClusterVerdicts.versions("3.4.3", null).state()).isEqualTo(State.SKIPPED);
        assertFix(ClusterVerdicts.versions("3.4.3", "2.10.2"), State.FAIL, "2.10.2", "Hadoop 3");
    }

    @Test
    void fileSystem() {
        assertThat(ClusterVerdicts.fileSystem("hdfs://nn", "/user/ann/.yarn-submit", null)
                        .state())
                .isEqualTo(State.OK);
        assertFix(
                ClusterVerdicts.fileSystem("hdfs://nn", "/x", "it is in safe mode and takes no files"),
                State.FAIL,
                "safe mode",
                "-safemode get");
        assertFix(
                ClusterVerdicts.fileSystem("hdfs://nn", "/x", "AccessControlException: Permission denied"),
                State.FAIL,
                "Permission denied",
                "writable");
        assertFix(
                ClusterVerdicts.fileSystem("hdfs://nn", "/x", "Connection refused"),
                State.FAIL,
                "refused",
                "fs.defaultFS");
    }

    @Test
    void home() {
        assertThat(ClusterVerdicts.home("/user/ann", "ann", "ann").state()).isEqualTo(State.OK);
        assertFix(
                ClusterVerdicts.home("/user/ann", "ann", "hdfs"),
                State.WARN,
                "belongs to hdfs",
                "-chown ann /user/ann");
        assertFix(ClusterVerdicts.home("/user/ann", "ann", null), State.FAIL, "not there", "-mkdir -p /user/ann");
    }

    @Test
    void queuesAndMachines() {
        assertThat(ClusterVerdicts.queues("ann", List.of("etl", "adhoc")).what())
                .isEqualTo("ann may submit to etl, adhoc");
        assertFix(ClusterVerdicts.queues("ann", List.of()), State.FAIL, "no queue", "operators");
        assertThat(ClusterVerdicts.machines(3, "16 GB and 8 vcores", List.of()).what())
                .isEqualTo("3 run, the largest with 16 GB and 8 vcores");
        assertFix(ClusterVerdicts.machines(1, "1 GB", List.of("1 lost")), State.WARN, "1 runs", "yarn node");
        assertFix(ClusterVerdicts.machines(0, "", List.of("2 lost")), State.FAIL, "none runs: 2 lost", "NodeManagers");
    }

    @Test
    void logServers() {
        assertThat(ClusterVerdicts.logServers(5, List.of()).state()).isEqualTo(State.OK);
        assertFix(ClusterVerdicts.logServers(2, List.of("n1:8042 (x)")), State.WARN, "1 of 2", "port");
        assertThat(ClusterVerdicts.logServers(0, List.of()).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void clock() {
        assertThat(ClusterVerdicts.clock(Duration.ofMillis(-900)).what()).isEqualTo("the same as the cluster's");
        assertFix(ClusterVerdicts.clock(Duration.ofSeconds(-40)), State.WARN, "40 s behind", "chrony");
        assertFix(ClusterVerdicts.clock(Duration.ofMinutes(10)), State.FAIL, "600 s ahead", "chrony");
        assertThat(ClusterVerdicts.clock(null).state()).isEqualTo(State.SKIPPED);
    }

    @Test
    void probe_tellsJavaAndTheWayBack() {
        String said =
                "YSPROBE host node1\nYSPROBE home /jdk\nYSPROBE java openjdk version \"17.0.9\" 2023\nYSPROBE connect"
                        + " failed\n";

        List<CheckResult> heard = ProbeVerdicts.of(said, true, "10.0.0.1:4711");
        List<CheckResult> unheard = ProbeVerdicts.of(said, false, "10.0.0.1:4711");

        assertThat(heard).extracting(CheckResult::state).containsExactly(State.OK, State.OK);
        assertThat(heard.get(0).what()).isEqualTo("node1 has openjdk version \"17.0.9\" 2023 in /jdk");
        assertFix(unheard.get(1), State.WARN, "node1 cannot reach this machine at 10.0.0.1:4711", "driver.host");
    }

    @Test
    void probe_noJavaOrAnOldOneOrNoContainer() {
        assertFix(
                ProbeVerdicts.of("YSPROBE host node1\nYSPROBE java bash: java: command not found", true, "h:1")
                        .get(0),
                State.FAIL,
                "node1 cannot run java on the PATH",
                "JAVA_HOME");
        assertFix(
                ProbeVerdicts.of("YSPROBE java java version \"1.8.0_202\"", true, "h:1")
                        .get(0),
                State.FAIL,
                "1.8.0",
                "JDK 17");
        assertFix(ProbeVerdicts.of(null, false, "h:1").get(0), State.FAIL, "did not run", "yarn-submit list");
    }
}
