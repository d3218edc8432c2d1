package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "--executor-memroy, --executor-memory",
        "--executor_memory, --executor-memory",
        "--executorMemory, --executor-memory",
        "--EXECUTOR-MEMORY, --executor-memory",
        "-executor-memory, --executor-memory",
        "--memory-executor, --executor-memory",
        "--excutor-cores, --executor-cores",
        "--num-executor, --num-executors",
        "--number-executors, --num-executors",
        "--jar, --jars",
        "--nowait, --no-wait",
        "--queu, --queue",
        "--prio, --priority",
        "--properties, --properties-file",
        "--deploymode, --deploy-mode",
        "--config, --conf",
        "--hepl, --help",
    })
    void findsTheOptionThatWasMeant(String typed, String meant) {
        assertThat(Suggestions.near(typed, OptionTable.submit().flags()))
                .first()
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--foo", "--packages", "--supervise", "-x", "--", "-z", "--usage-cache"})
    void keepsQuietWhenNothingComesNear(String typed) {
        assertThat(Suggestions.near(typed, OptionTable.submit().flags())).isEmpty();
    }

    @Test
    void namesAllThatFitEquallyWell() {
        assertThat(Suggestions.near("--memory", OptionTable.submit().flags()))
                .containsExactly("--driver-memory", "--executor-memory", "--am-memory");
        assertThat(Suggestions.near("--env", OptionTable.submit().flags()))
                .containsExactly("--driver-env", "--executor-env", "--secret-env");
    }

    @ParameterizedTest
    @CsvSource({
        "executor.memry, yarnsubmit.executor.memory",
        "yarnsubmit.executor.memry, yarnsubmit.executor.memory",
        "spark.executor.memroy, yarnsubmit.executor.memory",
        "executor.memoryoverhead, yarnsubmit.executor.memoryOverhead",
        "executor.memory.overhead, yarnsubmit.executor.memoryOverhead",
        "driver.env, yarnsubmit.driver.env.NAME",
        "deploy-mode, yarnsubmit.deployMode",
        "stagingDir, yarnsubmit.stagingDirectory",
        "connectTimeout, yarnsubmit.cluster.connectTimeout",
    })
    void findsTheKeyThatWasMeant(String typed, String meant) {
        assertThat(KeyCatalogue.unknown(typed)).endsWith(": did you mean '" + meant + "'?");
    }

    @Test
    void asksInASentence() {
        assertThat(Suggestions.question(List.of())).isEmpty();
        assertThat(Suggestions.question(List.of("a"))).isEqualTo(": did you mean 'a'?");
        assertThat(Suggestions.question(List.of("a", "b", "c"))).isEqualTo(": did you mean 'a', 'b' or 'c'?");
    }
}
