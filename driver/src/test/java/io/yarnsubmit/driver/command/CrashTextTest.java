package io.yarnsubmit.driver.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrashTextTest {
    @Test
    void crashesAreNamed_andNothingElse() {
        assertThat(CrashText.of("./a.out", 139)).contains("the command './a.out' crashed (SIGSEGV); see its output");
        assertThat(CrashText.of("yes", 141))
                .contains("the command 'yes' wrote to a pipe that nobody reads (SIGPIPE); see its output");
        for (int status : new int[] {0, 1, 11, 126, 127, 128, 129, 130, 137, 143, 255}) {
            assertThat(CrashText.of("x", status)).as("status " + status).isEmpty();
        }
    }
}
