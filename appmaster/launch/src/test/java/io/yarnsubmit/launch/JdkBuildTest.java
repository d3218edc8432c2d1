package io.yarnsubmit.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkBuildTest {
    @Test
    void isWhatTheReleaseFileSays() {
        assertThat(JdkBuild.in(
                        "IMPLEMENTOR=\"Debian\"\nJAVA_RUNTIME_VERSION=\"17.0.15+6-Debian-1deb12u1\"\nSOURCE=\"\"\n"))
                .hasValueSatisfying(build -> {
                    assertThat(build.name()).isEqualTo("17.0.15+6-Debian-1deb12u1");
                    assertThat(build.release()).isEqualTo(17);
                });
    }

    @Test
    void thisOneIsKnown() {
        assertThat(JdkBuild.current()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JAVA_VERSION=\"17.0.1\"",
                "JAVA_RUNTIME_VERSION=\"16.0.1+9\"",
                "JAVA_RUNTIME_VERSION=\"26+30\"",
                "JAVA_RUNTIME_VERSION=\"17*$(id)\"",
                "JAVA_RUNTIME_VERSION=\"../17\""
            })
    void otherReleasesAndNamesDoNotCount(String release) {
        assertThat(JdkBuild.in(release)).isEmpty();
    }
}
