package io.yarnsubmit.driver.context;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ContextHolderTest {
    @Test
    void aProcessThatWasNotStartedByUsHasNoContext() {
        assertThatThrownBy(() -> new ContextHolder().open())
                .asInstanceOf(InstanceOfAssertFactories.throwable(YarnSubmitException.class))
                .extracting(YarnSubmitException::code)
                .isEqualTo(ErrorCode.NOT_IN_APPLICATION);
    }
}
