package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.control.BadRequestException;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchFieldsTest {
    private static final ExecutorGroupPlan DEFAULT = ExecutorGroupPlan.newBuilder()
            .setName("default")
            .setMemoryMib(1024)
            .setHeapMib(832)
            .setCores(2)
            .putEnvironment("SECRET", "s3cret")
            .putResources("yarn.io/gpu", "1")
            .build();
    private static final ExecutorGroupPlan OWN_OVERHEAD = ExecutorGroupPlan.newBuilder()
            .setName("own")
            .setMemoryMib(1024)
            .setHeapMib(512)
            .setCores(1)
            .build();

    private final LaunchFields launches = new LaunchFields(List.of(DEFAULT, OWN_OVERHEAD));

    private GroupLaunch read(String group, String json) {
        return launches.read(group, JsonReader.read(json));
    }

    @Test
    void whatIsLeftOut_isAsInThePlan() {
        assertThat(read("default", "{}"))
                .isEqualTo(GroupLaunch.newBuilder()
                        .setGroup("default")
                        .setMemoryMib(1024)
                        .setHeapMib(832)
                        .setCores(2)
                        .putResources("yarn.io/gpu", "1")
                        .build());
        assertThat(read("new", "{\"resources\": {}}"))
                .isEqualTo(GroupLaunch.newBuilder()
                        .setGroup("new")
                        .setMemoryMib(1024)
                        .setHeapMib(832)
                        .setCores(2)
                        .build());
    }

    @Test
    void theHeap_followsTheMemory_unlessTheJobSaysMore() {
        assertThat(read("default", "{\"memory\": \"4g\"}").getHeapMib()).isEqualTo(4096 - 410);
        assertThat(read("own", "{\"memory\": \"4g\"}").getHeapMib()).isEqualTo(4096 - 512);
        assertThat(read("own", "{\"memory\": 2048, \"memoryOverhead\": \"1g\"}").getHeapMib())
                .isEqualTo(1024);
    }

    @Test
    void aCommand_isShown() {
        GroupLaunch launch = read("default", "{\"command\": [\"redis-server\", \"\"]}");

        assertThat(launch.getCommandList()).containsExactly("redis-server", "");
        assertThat(launches.described("default", Optional.of(launch)))
                .containsEntry("command", List.of("redis-server", ""));
    }

    @Test
    void theVariablesOfTheJob_areNotShown() {
        Map<String, Object> shown = launches.described("default", Optional.empty());

        assertThat(shown)
                .isEqualTo(Map.of(
                        "memory",
                        "1g",
                        "memoryOverhead",
                        "192m",
                        "cores",
                        2,
                        "env",
                        Map.of(),
                        "resources",
                        Map.of("yarn.io/gpu", "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"memory\": \"many\"}|memory: 'many' is not an amount of memory; write it as 512m or 1.5g",
                "{\"memory\": \"1m\"}|memory is 1m, which is too small for a JVM; give it 64m or more",
                "{\"memory\": \"1g\", \"memoryOverhead\": \"1g\"}|memoryOverhead is 1g, which leaves no heap of the 1g of"
                        + " memory",
                "{\"cores\": 0}|'cores' must be a whole number from 1 to 2147483647",
                "{\"env\": {\"1A\": \"b\"}}|env.1A: '1A' is not a name of an environment variable; names have letters,"
                        + " digits and _, and no digit first",
                "{\"env\": {\"UID\": \"0\"}}|env.UID: bash, which starts a container, lets nobody set UID; use another"
                        + " name",
                "{\"resources\": {\"vcores\": 1}}|resources.vcores: 'vcores' has its own option: use --executor-cores",
                "{\"resources\": {\"x\": \"0\"}}|resources.x: 'x=0' asks for nothing; leave it out",
                "{\"heap\": \"1g\"}|There is no field 'heap' here; there is memory, memoryOverhead, cores, env, resources,"
                        + " command",
                "{\"command\": []}|command: [\"PROGRAM\", \"ARGUMENT\", ...] is expected. Leave it out for executors that run"
                        + " tasks",
                "{\"command\": [\"a\", \"\\u0000\"]}|command: it has a NUL character, which no process can be given",
                "{\"memory\": \"x\", \"env\": {\"_\": 1}}|memory: 'x' is not an amount of memory; write it as 512m or"
                        + " 1.5g; env._: bash, which starts a container, gives _ a value of its own; use another name",
            })
    void mistakes_areExplained(String json, String message) {
        assertThatThrownBy(() -> read("default", json))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(message);
    }

    @Test
    void groupsHaveTheNames_thatJobFilesAllow() {
        assertThatThrownBy(() -> read("1a", "{}")).hasMessageContaining("'1a' is not a name of an executor group");
    }
}
