package io.yarnsubmit.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaOptionsTest {
    @Test
    void ours_comeFirst() {
        assertThat(JavaOptions.of(100, List.of("-Dx=1"), Map.of()))
                .containsExactly(
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Xmx100m",
                        "-Dx=1");
    }

    /** On the command line they would win over the variable, and two collectors are an error. */
    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void whatAVariableSets_isNotSetAgain(String variable) {
        String set = "-XX:+UseG1GC  -Dstdout.encoding=ISO-8859-1 -Xshare:off";

        assertThat(JavaOptions.of(100, List.of(), Map.of(variable, set)))
                .containsExactly(
                        "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Xmx100m");
    }

    @Test
    void temporaryFiles_areTheUsersChoiceToo() {
        assertThat(jvm(List.of()).words("/c/tmp")).contains("-Djava.io.tmpdir=/c/tmp");
        assertThat(jvm(List.of("-Djava.io.tmpdir=/scratch")).words("/c/tmp"))
                .contains("-Djava.io.tmpdir=/scratch")
                .doesNotContain("-Djava.io.tmpdir=/c/tmp");
    }

    @Test
    void theClassPath_isInOrder() {
        assertThat(jvm(List.of()).words()).endsWith("-cp", "ours.jar:app.jar:a b.jar");
    }

    private static UserJvm jvm(List<String> options) {
        return new UserJvm(100, options, Map.of(), UserJvm.classPath("ours.jar", List.of("app.jar", "a b.jar")));
    }
}
