package io.yarnsubmit.client.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.explain.ExplainFacts.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One story for each cause: the sentence that is printed, with its values and the next step. */
class ExplainCoreTest {
    @Test
    void queueIsAtItsCapacity() {
        Finding finding = Facts.accepted()
                .queue(Facts.queue(new Size(8000, 9), new Size(8192, 16)))
                .first();

        assertThat(finding.code()).isEqualTo("queue-full");
        assertThat(finding.gist()).isEqualTo("queue 'etl' is full, 8000 MB of 8 GB");
        assertThat(finding.text())
                .isEqualTo("Queue 'etl' is at its capacity: it uses 8000 MB and 9 vcores of 8 GB and 16 vcores, and its"
                        + " ApplicationMaster asks for 512 MB and 1 vcore (3 containers wait in this queue). It continues"
                        + " when containers in the queue end. Another queue (--queue) such as adhoc or a smaller container"
                        + " (--am-memory) may help; operators can raise the queue's maximum-capacity");
    }

    @Test
    void queueIsFull_figuresOfTheDiagnosticsCountMost() {
        Finding finding = Facts.accepted()
                .diagnostics(
                        "Application is Activated, waiting for resources to be assigned for AM.  Details : AM Partition ="
                                + " <DEFAULT_PARTITION> ; Partition Resource = <memory:8192, vCores:16> ; Queue's Absolute capacity"
                                + " = 10.0 % ; Queue's Absolute used capacity = 9.0 % ; Queue's Absolute max capacity = 10.0 % ;"
                                + " Queue's capacity (absolute resource) = <memory:819, vCores:1> ; Queue's used capacity (absolute"
                                + " resource) = <memory:640, vCores:2> ; Queue's max capacity (absolute resource) = <memory:819,"
                                + " vCores:16> ; ")
                .first();

        assertThat(finding.code()).isEqualTo("queue-full");
        assertThat(finding.sentence()).contains("uses 640 MB and 2 vcores of 819 MB and 16 vcores");
    }

    @Test
    void queueIsSmallerThanTheContainer() {
        Finding finding =
                Facts.accepted().queue(Facts.queue(Size.NONE, new Size(256, 1))).first();

        assertThat(finding.text())
                .isEqualTo(
                        "Queue 'etl' may use 256 MB and 1 vcore in all, but its ApplicationMaster asks for 512 MB and 1"
                                + " vcore: it can never start there. Lower --am-memory, or use another queue (--queue) such as"
                                + " adhoc");
    }

    @Test
    void queueMayStartNoMoreApplicationMasters() {
        Finding finding = Facts.accepted()
                .diagnostics(
                        "[date] Application is added to the scheduler and is not yet activated. Queue's AM resource"
                                + " limit exceeded.  Details : AM Partition = <DEFAULT_PARTITION>; AM Resource Request ="
                                + " <memory:512, vCores:1>; Queue Resource Limit for AM = <memory:768, vCores:1>; User AM Resource"
                                + " Limit of the queue = <memory:768, vCores:1>; Queue AM Resource Usage = <memory:640, vCores:2>;"
                                + " ")
                .first();

        assertThat(finding.code()).isEqualTo("am-limit");
        assertThat(finding.sentence())
                .isEqualTo(
                        "Queue 'etl' has reached its limit for ApplicationMasters (maximum-am-resource-percent): they may"
                                + " take 768 MB and 1 vcore, and take 640 MB and 2 vcores now; this one asks for 512 MB and 1"
                                + " vcore");
        assertThat(finding.nextStep()).contains("when another application of the queue ends", "such as adhoc");
    }

    @Test
    void userMayStartNoMoreApplicationMasters() {
        Finding finding = Facts.accepted()
                .diagnostics("Application is added to the scheduler and is not yet activated. User's AM resource limit"
                        + " exceeded.  Details : ")
                .first();

        assertThat(finding.code()).isEqualTo("user-am-limit");
        assertThat(finding.sentence()).contains("for ApplicationMasters of this user");
    }

    @Test
    void userIsAtTheLimit() {
        QueueFacts queue = new QueueFacts(
                "etl",
                true,
                new Size(2048, 2),
                new Size(8192, 16),
                null,
                null,
                new Size(2304, 2),
                new Size(2048, 8),
                Set.of(),
                "",
                null,
                List.of());
        Finding finding = Facts.accepted().queue(queue).first();

        assertThat(finding.code()).isEqualTo("user-limit");
        assertThat(finding.sentence())
                .isEqualTo(
                        "User 'ann' has reached the user limit in queue 'etl': uses 2304 MB and 2 vcores and may use 2 GB"
                                + " and 8 vcores, and its ApplicationMaster asks for 512 MB and 1 vcore");
        assertThat(Facts.accepted()
                        .diagnostics(
                                "waiting for resources to be assigned for AM.  User capacity has reached its maximum"
                                        + " limit. ")
                        .first()
                        .code())
                .isEqualTo("user-limit");
    }

    @Test
    void queueIsStopped() {
        QueueFacts stopped =
                new QueueFacts("etl", false, null, null, null, null, null, null, Set.of(), "", null, List.of("adhoc"));

        assertThat(Facts.accepted().queue(stopped).first().text())
                .isEqualTo(
                        "Queue 'etl' is stopped: it takes no new applications. Submit to another queue (--queue) such as"
                                + " adhoc, or ask the operators to start this one");
        assertThat(Facts.ended(State.FAILED, "Queue root.etl is STOPPED. Cannot accept submission of application")
                        .first()
                        .sentence())
                .isEqualTo("Queue root.etl is stopped, so the ResourceManager did not accept the application");
    }

    @Test
    void noMachineHasRoom_tellsTheFreestOnes() {
        Finding finding = Facts.accepted()
                .am(new Size(3072, 1), "")
                .machines(Facts.machine("node1", 3840), Facts.machine("node2", 2048))
                .first();

        assertThat(finding.code()).isEqualTo("no-room");
        assertThat(finding.text())
                .isEqualTo(
                        "No machine has room for its ApplicationMaster, which asks for 3 GB and 1 vcore; free are 2 GB and"
                                + " 7 vcores on node2, 256 MB and 7 vcores on node1. It continues when containers there end. A"
                                + " smaller one (--am-memory) may fit sooner");
    }

    @Test
    void placeIsKept_theQueueIsNotTheReason() {
        Finding finding = Facts.accepted()
                .am(new Size(3072, 1), "")
                .queue(Facts.queue(new Size(8000, 9), new Size(8192, 16)))
                .machines(Facts.machine("node1", 3840), Facts.machine("node2", 2048))
                .reserved(1)
                .first();

        assertThat(finding.code()).isEqualTo("no-room");
        assertThat(finding.sentence()).endsWith(". A place is reserved for it on 1 of them");
    }

    @Test
    void noMachineIsLargeEnough() {
        assertThat(Facts.accepted().am(new Size(6144, 1), "").first().text())
                .isEqualTo("No machine is large enough for its ApplicationMaster, which asks for 6 GB and 1 vcore: the"
                        + " largest has 4 GB and 8 vcores in all. Lower --am-memory, or ask for larger machines");
    }

    @Test
    void vcoresThatTheSchedulerDoesNotCount_areNoReason() {
        MachineFacts overbooked = new MachineFacts(
                "node1", "/default-rack", "running", new Size(4096, 8), new Size(1024, 12), Set.of(), "");

        assertThat(Facts.accepted()
                        .queue(Facts.queue(new Size(1024, 20), new Size(8192, 16)))
                        .machines(overbooked)
                        .first()
                        .code())
                .isEqualTo("waiting");
    }

    @Test
    void labelHasNoMachines() {
        QueueFacts any =
                new QueueFacts("etl", true, null, null, null, null, null, null, Set.of("*"), "", null, List.of());

        Finding finding = Facts.accepted()
                .am(new Size(512, 1), "gpu")
                .queue(any)
                .machines(
                        Facts.machine("node1", "running", 0, Set.of("ssd")),
                        Facts.machine("node2", "lost", 0, Set.of("gpu")))
                .first();

        assertThat(finding.code()).isEqualTo("label-without-machines");
        assertThat(finding.text())
                .isEqualTo(
                        "No machine that runs has the node label 'gpu', which its ApplicationMaster asks for (1 run; their"
                                + " labels: ssd). Change --am-label, or ask the operators to label machines");
    }

    @Test
    void queueMayNotUseTheLabel() {
        assertThat(Facts.accepted().am(new Size(512, 1), "gpu").first().text())
                .isEqualTo("Applications in queue 'etl' may not use machines with the label 'gpu', where its"
                        + " ApplicationMaster is to run. Change --queue or --am-label, or ask the operators for"
                        + " accessible-node-labels of the queue");
    }

    @Test
    void noMachineIsAlive() {
        assertThat(Facts.accepted()
                        .machines(
                                Facts.machine("node1", "unhealthy", 0, Set.of()),
                                Facts.machine("node2", "decommissioning", 0, Set.of()))
                        .first()
                        .text())
                .isEqualTo(
                        "The cluster has no live machine: 1 decommissioning, 1 unhealthy; node1 says: 1/1 local-dirs are"
                                + " bad. Nothing can start until a NodeManager is running: ask the operators; yarn node -list -all"
                                + " shows each machine's state");
        assertThat(Facts.accepted().machines().first().sentence())
                .isEqualTo("The cluster has no live machine: none has registered");
    }

    @Test
    void attemptFailedBefore_javaIsMissing() {
        Finding finding = Facts.accepted()
                .failedAttempt("AM Container for appattempt_1_0001_000001 exited with  exitCode: 127\nFailing this"
                        + " attempt.Diagnostics: [2026-11-22 21:00:00.000]Exception from container-launch.\nContainer id:"
                        + " container_1_0001_01_000001\nExit code: 127\n\n[2026-11-22 21:00:00.000]Container exited with a"
                        + " non-zero exit code 127. Error file: prelaunch.err.\nLast 4096 bytes of prelaunch.err :\nLast"
                        + " 4096 bytes of am.stderr :\n/bin/bash: /no/jdk/bin/java: No such file or directory\n\n\nFor more"
                        + " detailed output, check")
                .diagnostics("AM container is launched, waiting for AM container to Register with RM")
                .first();

        assertThat(finding.code()).isEqualTo("java-not-found");
        assertThat(finding.sentence())
                .isEqualTo("Attempt 1 has failed, another one follows. The ApplicationMaster's container"
                        + " container_1_0001_01_000001 on node1 could not run java (exit 127): the machine's JAVA_HOME is"
                        + " not set, or has no JDK");
        assertThat(finding.evidence()).containsExactly("/bin/bash: /no/jdk/bin/java: No such file or directory");
    }

    @Test
    void attemptFailedBefore_filesAreGone() {
        Finding finding = Facts.accepted()
                .failedAttempt("AM Container for appattempt_1_0001_000001 exited with  exitCode: -1000\nFailing this"
                        + " attempt.Diagnostics: [2026-11-22 21:00:00.000]File does not exist:"
                        + " hdfs://nn/user/ann/.yarn-submit/cache/ab/app.jar\njava.io.FileNotFoundException: File does not"
                        + " exist: x")
                .first();

        assertThat(finding.code()).isEqualTo("files-not-fetched");
        assertThat(finding.sentence())
                .isEqualTo(
                        "Attempt 1 has failed, another one follows. The ApplicationMaster's container on node1 was not"
                                + " started: its machine could not fetch a file: File does not exist:"
                                + " hdfs://nn/user/ann/.yarn-submit/cache/ab/app.jar");
    }

    @Test
    void attemptFailedBefore_diskIsFull() {
        Finding finding = Facts.accepted()
                .failedAttempt("AM Container for appattempt_1_0001_000001 exited with  exitCode: -1000\nFailing this"
                        + " attempt.Diagnostics: [2026-11-22 21:00:00.000]\njava.lang.reflect.UndeclaredThrowableException\n"
                        + "Caused by: java.io.IOException: No space left on device")
                .first();

        assertThat(finding.sentence())
                .endsWith("was not started: a disk of its machine is full: No space left on device");
        assertThat(finding.nextStep()).contains("Ask the cluster's operators to make room");
    }

    @Test
    void runsWell() {
        assertThat(Facts.running(4, 4, "").first().text())
                .isEqualTo("Nothing is wrong: 4 of 4 executors, 12 tasks running");
        assertThat(Facts.running(0, 0, "").first().text())
                .isEqualTo("Nothing is wrong: the driver runs, and wants no executors");
    }

    @Test
    void executorsAreMissing_tellsTheApplicationMastersWordsAndTheCause() {
        List<Finding> findings = Facts.running(1, 4, "waiting for 3 of 4 executors: the queue has 200 MB left")
                .queue(Facts.queue(new Size(8000, 9), new Size(8192, 16)))
                .explained();

        assertThat(findings).extracting(Finding::code).containsExactly("executors-missing", "queue-full");
        assertThat(findings.get(0).sentence())
                .isEqualTo("It runs with 1 of 4 executors: waiting for 3 of 4 executors: the queue has 200 MB left");
        assertThat(findings.get(1).sentence()).contains("an executor asks for 1 GB and 1 vcore");
    }

    @Test
    void executorsAreMissing_noMachineMatchesThePlacement() {
        List<Finding> findings = Facts.running(2, 3, "waiting for 1 of 3 executors")
                .executor(Facts.executor("", "one-per-host", List.of()))
                .explained();

        assertThat(findings.get(1).text())
                .isEqualTo(
                        "No machine that has room satisfies --executor-placement 'one-per-host' (2 machines run). Loosen"
                                + " --executor-placement, or ask for fewer executors (--num-executors)");
    }

    @Test
    void executorsAreMissing_theirMachinesAreAway() {
        List<Finding> findings = Facts.running(0, 1, "")
                .executor(Facts.executor("", "", List.of("node9")))
                .explained();

        assertThat(findings).extracting(Finding::code).containsExactly("executors-missing", "places-away");
    }

    @Test
    void cannotBeAsked_saysWhatCanBeDone() {
        assertThat(Facts.running(0, 1, "").unasked().first().code()).isEqualTo("am-not-asked");
    }

    @Test
    void executorsWereLost() {
        Finding finding = Facts.running(4, 4, "")
                .live(new LiveFacts(List.of(new LiveFacts.Group("default", 4, 4, 2)), "", -1))
                .first();

        assertThat(finding.sentence()).isEqualTo("2 executors were lost so far");
    }

    @Test
    void instancesThatWait_sayForWhat() {
        List<Finding> findings = Facts.running(3, 3, "")
                .live(roles(
                        new LiveFacts.Instance("trainer/0", LiveFacts.Instance.State.READY, ""),
                        new LiveFacts.Instance(
                                "trainer/1", LiveFacts.Instance.State.WITHOUT_EXECUTOR, "for an executor"),
                        new LiveFacts.Instance(
                                "board/0",
                                LiveFacts.Instance.State.WAITING,
                                "for role trainer, of which 1 of 2 are ready")))
                .explained();

        assertThat(findings).extracting(Finding::code).containsExactly("instances-waiting");
        assertThat(findings.get(0).sentence()).isEqualTo("board/0 waits: for role trainer, of which 1 of 2 are ready");
    }

    @Test
    void severalInstances_areOneFinding() {
        List<Finding> findings = Facts.running(3, 3, "")
                .live(roles(
                        new LiveFacts.Instance("a/0", LiveFacts.Instance.State.FAILED, "exit status 3"),
                        new LiveFacts.Instance("a/1", LiveFacts.Instance.State.FAILED, "exit status 4"),
                        new LiveFacts.Instance("b/0", LiveFacts.Instance.State.STARTED, "")))
                .explained();

        assertThat(findings).extracting(Finding::code).containsExactly("instances-not-ready", "instances-failed");
        assertThat(findings.get(1).sentence()).isEqualTo("2 of 3 instances failed, such as a/0: exit status 3");
        assertThat(findings.get(1).nextStep()).contains("--role a/0");
    }

    @Test
    void allInstancesAreReady() {
        assertThat(Facts.running(1, 1, "")
                        .live(roles(new LiveFacts.Instance("a/0", LiveFacts.Instance.State.READY, "")))
                        .first()
                        .sentence())
                .isEqualTo("Nothing is wrong: 1 of 1 instances ready, 1 of 1 executors");
    }

    private static LiveFacts roles(LiveFacts.Instance... instances) {
        return new LiveFacts(List.of(new LiveFacts.Group("a", 1, 1, 0)), "", -1, "", List.of(instances));
    }
}
