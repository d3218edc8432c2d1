package io.yarnsubmit.driver.roles.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTextsTest {
    private static final String APPLICATION = "application_1_0007";

    private final Map<String, RolePlan> roles = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<PeerView> views = new ArrayList<>();

    @Test
    void wordsOfTheCommandAreFilled() {
        role(
                "web",
                3,
                plan("serve", "--port=${port:http}", "${host}", "${index} of ${count}")
                        .addPorts("http"));
        role("client", 1, plan("curl", "http://${peer:web/2:http}/${HOME}", "$${host}"));
        prepared("web", 2, "b", Map.of("http", 20001));
        prepared("client", 0, "a", Map.of());

        assertThat(text("web", 2).command()).containsExactly("serve", "--port=20001", "b", "2 of 3");
        assertThat(text("client", 0).command()).containsExactly("curl", "http://b:20001/${HOME}", "${host}");
    }

    @Test
    void valuesOfTheEnvironmentAreFilled() {
        role("web", 1, plan("serve").addPorts("http").putEnvironment("URL", "http://${host}:${port:http}/"));
        prepared("web", 0, "a", Map.of("http", 20001));

        assertThat(text("web", 0).environment()).containsEntry("URL", "http://a:20001/");
    }

    @Test
    void everyInstanceKnowsWhatItIs() {
        role("web", 3, plan("serve").addPorts("http").addPorts("web-ui"));
        prepared("web", 0, "a", Map.of("http", 1, "web-ui", 2));
        prepared("web", 1, "b", Map.of("http", 1, "web-ui", 2));
        prepared("web", 2, "a", Map.of("http", 3, "web-ui", 4));

        assertThat(text("web", 2).environment())
                .containsOnly(
                        Map.entry("YARN_SUBMIT_ROLE", "web"),
                        Map.entry("YARN_SUBMIT_INDEX", "2"),
                        Map.entry("YARN_SUBMIT_COUNT", "3"),
                        Map.entry("YARN_SUBMIT_LOCAL_INDEX", "1"),
                        Map.entry("YARN_SUBMIT_GENERATION", "1"),
                        Map.entry("YARN_SUBMIT_HOST", "a"),
                        Map.entry("YARN_SUBMIT_PORT_HTTP", "3"),
                        Map.entry("YARN_SUBMIT_PORT_WEB_UI", "4"));
    }

    @Test
    void aRolesOwnVariablesTakePrecedenceOverTheFrameworks() {
        role("t", 1, torch().putEnvironment("WORLD_SIZE", "16").putEnvironment("YARN_SUBMIT_INDEX", "7"));
        prepared("t", 0, "a", Map.of("rdzv", 1));

        assertThat(text("t", 0).environment())
                .containsEntry("WORLD_SIZE", "16")
                .containsEntry("YARN_SUBMIT_INDEX", "0");
    }

    @Test
    void allInstancesAreInTheFileOfPeers() {
        role("web", 3, plan("serve").addPorts("http"));
        role("db", 1, plan("db"));
        prepared("web", 1, "b", Map.of("http", 2));
        prepared("web", 0, "a", Map.of("http", 1));
        // One that is to go, one that has no ports yet, and one that has no host.
        prepared("web", 3, "c", Map.of("http", 3));
        prepared("web", 2, "c", Map.of());
        views.add(new PeerView(Instances.name("db", 0), -1, "", Map.of(), 0, "waiting"));

        String expected = "{\"roles\":{\"web\":["
                + "{\"index\":0,\"host\":\"a\",\"ports\":{\"http\":1},\"executor\":5,\"generation\":1,\"state\":\"ready\"},"
                + "{\"index\":1,\"host\":\"b\",\"ports\":{\"http\":2},\"executor\":5,\"generation\":1,\"state\":\"ready\"}"
                + "],\"db\":[]}}\n";
        assertThat(texts().peers(counts, views).toStringUtf8()).isEqualTo(expected);
        assertThat(text("web", 0).files()).containsOnly(Map.entry("peers.json", texts().peers(counts, views)));
    }

    @Test
    void theInstancesThatItNamesAreNeeded() {
        role("a", 2, plan("x", "${peer:b/1:p}${peer:b/0:p}", "${peer:a/0:q}").addPorts("q"));
        role("b", 2, plan("y").addPorts("p").putEnvironment("OTHER", "${peer:a/1:q}"));

        assertThat(needed("a", 0)).containsExactly("b/0", "b/1");
        assertThat(needed("a", 1)).containsExactly("a/0", "b/0", "b/1");
        assertThat(needed("b", 0)).containsExactly("a/1");
    }

    @Test
    void aTextThatIsAskedForTooEarlyIsRefused() {
        role("a", 1, plan("x", "${peer:b/0:p}"));
        role("b", 1, plan("y").addPorts("p"));
        prepared("a", 0, "h", Map.of());

        assertThatThrownBy(() -> text("a", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("b/0 has no host yet");
        prepared("b", 0, "h", Map.of());
        assertThatThrownBy(() -> text("a", 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("b/0 has no port 'p'");
    }

    @Test
    void otherTextsOfThePlanCanBeFilled() {
        role("web", 3, plan("serve"));
        prepared("web", 2, "a", Map.of());

        assertThat(texts().fill("ready-${index}", view("web", 2), counts, views))
                .isEqualTo("ready-2");
    }

    @ParameterizedTest
    @EnumSource(
            value = Rendezvous.class,
            names = {"RENDEZVOUS_TORCH", "RENDEZVOUS_SLURM", "RENDEZVOUS_MPI"})
    void theWholeRoleIsNeeded(Rendezvous rendezvous) {
        role("t", 3, plan("x").addPorts("p").setRendezvous(rendezvous));

        assertThat(needed("t", 1)).containsExactly("t/0", "t/2");
    }

    @Test
    void torchFindsItsMaster() {
        role("t", 3, torch());
        prepared("t", 0, "a", Map.of("rdzv", 20000, "other", 1));
        prepared("t", 1, "b", Map.of("rdzv", 20000, "other", 1));
        prepared("t", 2, "b", Map.of("rdzv", 20005, "other", 1));

        assertThat(text("t", 2).environment())
                .containsEntry("MASTER_ADDR", "a")
                .containsEntry("MASTER_PORT", "20000")
                .containsEntry("RANK", "2")
                .containsEntry("WORLD_SIZE", "3")
                .containsEntry("LOCAL_RANK", "1")
                .containsEntry("PET_NNODES", "3")
                .containsEntry("PET_NODE_RANK", "2")
                .containsEntry("PET_RDZV_BACKEND", "c10d")
                .containsEntry("PET_RDZV_ENDPOINT", "a:20000")
                .containsEntry("PET_RDZV_ID", APPLICATION + "-1")
                .containsEntry("PET_MAX_RESTARTS", "0");
    }

    @Test
    void tensorFlowKnowsTheTasksOfAllItsRoles() {
        role("chief", 1, plan("x").addPorts("grpc").setRendezvous(Rendezvous.RENDEZVOUS_TENSORFLOW));
        role("worker", 2, plan("x").addPorts("grpc").setRendezvous(Rendezvous.RENDEZVOUS_TENSORFLOW));
        role("board", 1, plan("y").addPorts("ui"));
        prepared("chief", 0, "a", Map.of("grpc", 1));
        prepared("worker", 0, "b", Map.of("grpc", 2));
        prepared("worker", 1, "c", Map.of("grpc", 3));

        assertThat(needed("worker", 1)).containsExactly("chief/0", "worker/0");
        assertThat(text("worker", 1).environment())
                .containsEntry(
                        "TF_CONFIG",
                        "{\"cluster\":{\"chief\":[\"a:1\"],\"worker\":[\"b:2\",\"c:3\"]},"
                                + "\"task\":{\"type\":\"worker\",\"index\":1}}");
    }

    @Test
    void jaxFindsItsCoordinator() {
        role("t", 3, plan("x").addPorts("p").setRendezvous(Rendezvous.RENDEZVOUS_JAX));
        prepared("t", 0, "a", Map.of("p", 20000));
        prepared("t", 2, "b", Map.of("p", 20001));

        assertThat(needed("t", 2)).containsExactly("t/0");
        assertThat(needed("t", 0)).isEmpty();
        for (String prefix : List.of("", "JAX_")) {
            assertThat(text("t", 2).environment())
                    .containsEntry(prefix + "COORDINATOR_ADDRESS", "a:20000")
                    .containsEntry(prefix + "NUM_PROCESSES", "3")
                    .containsEntry(prefix + "PROCESS_ID", "2");
        }
    }

    @Test
    void slurmsVariablesTellNodesAndTasks() {
        role("t", 4, plan("x").setRendezvous(Rendezvous.RENDEZVOUS_SLURM));
        prepared("t", 0, "b", Map.of());
        prepared("t", 1, "a", Map.of());
        prepared("t", 2, "a", Map.of());
        prepared("t", 3, "c", Map.of());

        assertThat(text("t", 2).environment())
                .containsEntry("SLURM_PROCID", "2")
                .containsEntry("SLURM_NTASKS", "4")
                .containsEntry("SLURM_NODEID", "1")
                .containsEntry("SLURM_LOCALID", "1")
                .containsEntry("SLURM_JOB_NODELIST", "b,a,c")
                .containsEntry("SLURM_NNODES", "3");
    }

    @Test
    void dasksWorkersDialTheScheduler() {
        role("worker", 2, plan("w").addPorts("w").addAfter("scheduler").setRendezvous(Rendezvous.RENDEZVOUS_DASK));
        role("scheduler", 1, plan("s").addPorts("tcp").addPorts("ui").setRendezvous(Rendezvous.RENDEZVOUS_DASK));
        prepared("scheduler", 0, "a", Map.of("ui", 1, "tcp", 8786));
        prepared("worker", 1, "b", Map.of("w", 2));

        assertThat(needed("worker", 1)).containsExactly("scheduler/0");
        assertThat(needed("scheduler", 0)).isEmpty();
        assertThat(text("worker", 1).environment()).containsEntry("DASK_SCHEDULER_ADDRESS", "tcp://a:8786");
    }

    @Test
    void raysProcessesDialTheHead() {
        role("job", 1, plan("j").setRendezvous(Rendezvous.RENDEZVOUS_RAY));
        role("head", 1, plan("h").addPorts("gcs").setRendezvous(Rendezvous.RENDEZVOUS_RAY));
        prepared("head", 0, "a", Map.of("gcs", 6379));
        prepared("job", 0, "b", Map.of());

        assertThat(text("job", 0).environment()).containsEntry("RAY_ADDRESS", "a:6379");
    }

    @Test
    void mpirunRunsOnceAndStartsTheRestByOurAgent() {
        role("m", 3, plan("mpirun", "prog").setRendezvous(Rendezvous.RENDEZVOUS_MPI));
        prepared("m", 0, "a", Map.of());
        prepared("m", 1, "a", Map.of());
        prepared("m", 2, "b", Map.of());

        InstanceText first = text("m", 0);
        assertThat(first.command()).containsExactly("mpirun", "prog");
        assertThat(first.environment())
                .containsEntry("OMPI_MCA_plm_rsh_agent", MpiVariables.AGENT)
                .containsEntry("OMPI_MCA_orte_leave_session_attached", "1");
        assertThat(first.files().get("hostfile").toStringUtf8()).isEqualTo("m-0 slots=1\nm-1 slots=1\nm-2 slots=1\n");
        assertThat(text("m", 1).command()).isEmpty();
        assertThat(text("m", 1).environment()).containsEntry("YARN_SUBMIT_INDEX", "1");
    }

    @Test
    void withoutARendezvousNothingIsNeeded() {
        role("web", 3, plan("serve").addPorts("http"));

        assertThat(needed("web", 1)).isEmpty();
    }

    private static RolePlan.Builder plan(String... command) {
        return RolePlan.newBuilder().addAllCommand(List.of(command));
    }

    private static RolePlan.Builder torch() {
        return plan("torchrun").addPorts("rdzv").addPorts("other").setRendezvous(Rendezvous.RENDEZVOUS_TORCH);
    }

    private void role(String name, int count, RolePlan.Builder plan) {
        roles.put(name, plan.build());
        counts.put(name, count);
    }

    private void prepared(String role, int index, String host, Map<String, Integer> ports) {
        views.add(new PeerView(Instances.name(role, index), 5, host, ports, 1, "ready"));
    }

    private RoleTexts texts() {
        return new RoleTexts(APPLICATION, roles);
    }

    private PeerView view(String role, int index) {
        InstanceName name = Instances.name(role, index);
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private InstanceText text(String role, int index) {
        return texts().text(view(role, index), counts, views);
    }

    private List<String> needed(String role, int index) {
        return texts().needed(Instances.name(role, index), counts).stream()
                .map(name -> name.getRole() + "/" + name.getIndex())
                .toList();
    }
}
