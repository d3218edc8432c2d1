package io.yarnsubmit.appmaster.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void taskThatWasGivenUp_isNoFailureOfItsExecutor() {
        assertThat(Verdict.ofExit(54, "").isFailure()).isFalse();
        assertThat(Verdict.ofExit(54, "").loss().message()).contains("took no notice of being interrupted");
    }
}
