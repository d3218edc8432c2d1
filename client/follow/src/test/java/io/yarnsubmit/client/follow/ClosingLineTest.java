package io.yarnsubmit.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.follow.ApplicationView.State;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosingLineTest {
    private static Optional<String> line(State state, String diagnostics) {
        ApplicationView view = new ApplicationView(state, Optional.empty(), 2, diagnostics);
        return new ClosingLine("application_1_0001", FollowLimits.NONE, true)
                .of(new FollowPhase.Over(view, null, null, Instant.EPOCH));
    }

    @Test
    void ofWhatYarnSays_theStackFramesOfDaemonsAreLeftOut() {
        String diagnostics = """
                Application application_1_0001 failed 2 times due to AM Container exited with  exitCode: -1000
                Failing this attempt.Diagnostics: java.lang.reflect.UndeclaredThrowableException
                \tat org.apache.hadoop.security.UserGroupInformation.doAs(UserGroupInformation.java:1967)
                \tat java.base/java.lang.Thread.run(Thread.java:840)
                Caused by: java.io.IOException: No space left on device
                \tat java.base/java.io.FileOutputStream.writeBytes(Native Method)
                \t... 11 more

                Look at http://localhost (not here)
                """;

        assertThat(line(State.FAILED, diagnostics)).contains("""
                application_1_0001 failed: Application application_1_0001 failed 2 times due to AM Container exited with\
                  exitCode: -1000
                Failing this attempt.Diagnostics: java.lang.reflect.UndeclaredThrowableException
                Caused by: java.io.IOException: No space left on device

                Look at http://localhost (not here)""");
        assertThat(line(State.KILLED, "by ann")).contains("application_1_0001 was killed: by ann");
        assertThat(line(State.SUCCEEDED, "said")).isEmpty();
    }
}
