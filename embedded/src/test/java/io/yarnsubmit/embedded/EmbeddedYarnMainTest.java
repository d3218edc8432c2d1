package io.yarnsubmit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.embedded.yarn.EmbeddedYarnSettings;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class EmbeddedYarnMainTest {
    @Test
    void readsItsArguments() {
        EmbeddedYarnSettings settings =
                Options.of(new String[] {"/base", "--nodes", "3", "--hdfs"}).settings();

        assertThat(settings.baseDirectory()).hasToString("/base");
        assertThat(settings.nodes()).isEqualTo(3);
        assertThat(settings.hdfs()).isTrue();
    }

    @Test
    void refusesArgumentsItDoesNotKnow() {
        assertThatThrownBy(() -> Options.of(new String[] {"/base", "--hfds"})).hasMessage("unknown option --hfds");
        assertThatThrownBy(() -> Options.of(new String[] {})).hasMessageStartingWith("usage: ");
        assertThatThrownBy(() -> Options.of(new String[] {"/base", "--nodes"})).hasMessage("--nodes needs a value");
    }

    @Test
    void tellsAFailureInOneLineFromTheOutsideToTheCause() {
        Throwable cause = new IOException("port 80:\n  permission denied");
        Throwable failure = new IllegalStateException("web server not started", new CompletionException(cause));

        assertThat(EmbeddedYarnMain.reason(failure))
                .startsWith("web server not started: ")
                .endsWith("port 80: permission denied")
                .doesNotContain("\n");
    }
}
