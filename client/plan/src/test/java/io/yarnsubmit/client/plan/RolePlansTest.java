package io.yarnsubmit.client.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.protocol.v1.ReadyCheck.HttpCheck;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import io.yarnsubmit.protocol.v1.SuccessPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolePlansTest {
    @TempDir
    Path directory;

    private ApplicationPlan plan(String text, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("service.yaml"), text);
        List<String> arguments = new ArrayList<>(List.of("-f", file.toString()));
        arguments.addAll(List.of(more));
        Invocation.Submit submit = (Invocation.Submit) CommandLine.parse(arguments, new Surroundings(Map.of(), null));
        return PlanMaker.of(submit.request(), List.of()).plan("me", "staging", List.of(), List.of(), List.of());
    }

    private static ExecutorGroupPlan group(ApplicationPlan plan, String name) {
        return plan.getGroupsList().stream()
                .filter(group -> group.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRoleIsInThePlanOfItsGroup() throws IOException {
        ApplicationPlan plan = plan("""
            application: {success: web/1}
            executors:
              groups:
                web:
                  instances: 3
                  command: [serve, "${port:http}"]
                  ports: [http, admin]
                  ready: {http: http, path: /up, within: 30s}
                  after: [store]
                  restart: group
                  maxRestarts: 7
                  restartWindow: 10min
                  stopGrace: 5s
                  rendezvous: slurm
                  optional: false
                  link: admin
                  env: {PLAIN: "1", EMPTY: "", SELF: "${host}", ESCAPED: "$${x}"}
                store: {command: [store]}
            """);
        ExecutorGroupPlan web = group(plan, "web");

        assertThat(web.getInitialTotal()).isEqualTo(3);
        assertThat(web.getCommandList()).isEmpty();
        assertThat(web.getEnvironmentMap()).containsEntry("PLAIN", "1").containsEntry("EMPTY", "");
        assertThat(web.getEnvironmentMap()).doesNotContainKeys("SELF", "ESCAPED");
        assertThat(web.getRole())
                .isEqualTo(RolePlan.newBuilder()
                        .addCommand("serve")
                        .addCommand("${port:http}")
                        .addPorts("http")
                        .addPorts("admin")
                        .setReady(ReadyCheck.newBuilder()
                                .setHttp(HttpCheck.newBuilder().setPort("http").setPath("/up"))
                                .setWithinMillis(30_000))
                        .addAfter("store")
                        .setRestart(Restart.RESTART_GROUP)
                        .setMaxRestarts(7)
                        .setRestartWindowMillis(600_000)
                        .setStopGraceMillis(5_000)
                        .setRendezvous(Rendezvous.RENDEZVOUS_SLURM)
                        .setLink("admin")
                        .putEnvironment("SELF", "${host}")
                        .putEnvironment("ESCAPED", "$${x}")
                        .build());
        assertThat(group(plan, "store").getRole())
                .isEqualTo(RolePlan.newBuilder()
                        .addCommand("store")
                        .setRestart(Restart.RESTART_INSTANCE)
                        .setMaxRestarts(3)
                        .setRestartWindowMillis(3_600_000)
                        .setStopGraceMillis(10_000)
                        .build());
        assertThat(plan.getDriver().getSuccess())
                .isEqualTo(SuccessPlan.newBuilder()
                        .setInstance(InstanceName.newBuilder().setRole("web").setIndex(1))
                        .build());
    }

    @Test
    void withoutADriverAllHaveToSucceed() throws IOException {
        ApplicationPlan plan = plan("executors: {groups: {a: {command: [x]}}}");

        assertThat(plan.getName()).isEqualTo("service");
        assertThat(plan.getDriver().getMainClass()).isEmpty();
        assertThat(plan.getDriver().getCommandList()).isEmpty();
        assertThat(plan.getDriver().getSuccess().getAll()).isTrue();
        assertThat(group(plan, "default").getInitialTotal()).isZero();
    }

    @Test
    void withADriverNothingIsSaid() throws IOException {
        ApplicationPlan plan = plan("executors: {groups: {a: {command: [x]}}}", "--", "bash");

        assertThat(plan.getDriver().hasSuccess()).isFalse();
        assertThat(plan.getDriver().getCommandList()).containsExactly("bash");
        assertThat(plan("executors: {memory: 1g}", "--", "bash").getDriver().hasSuccess())
                .isFalse();
    }

    @Test
    void otherWordsOfSuccess() throws IOException {
        String roles = "executors: {groups: {a: {command: [x]}}}\n";

        assertThat(plan(roles + "application: {success: any}")
                        .getDriver()
                        .getSuccess()
                        .getAny())
                .isTrue();
        assertThat(plan(roles + "application: {success: a}")
                        .getDriver()
                        .getSuccess()
                        .getRole())
                .isEqualTo("a");
        assertThat(plan(roles + "application: {success: driver}", "--", "bash")
                        .getDriver()
                        .getSuccess()
                        .getDriver())
                .isTrue();
    }
}
