package io.yarnsubmit.driver.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ParentWatchTest {
    private static final long HANG_GUARD_SECONDS = 60;

    private final CountDownLatch gone = new CountDownLatch(1);

    @Test
    void aHostThatWasGoneBeforeThisProcessBegan_isMissed() throws Exception {
        Process host = new ProcessBuilder("true").start();
        host.waitFor();

        ParentWatch.start(host.pid(), gone::countDown, OwnThreads.NOT_MISSED);

        assertThat(gone.await(HANG_GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHostThatIsThere_mayBeTheParentOrFurtherAway() throws Exception {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        ParentWatch.start(parent, gone::countDown, OwnThreads.NOT_MISSED);
        ParentWatch.start(0, gone::countDown, OwnThreads.NOT_MISSED);

        assertThat(gone.await(1500, TimeUnit.MILLISECONDS)).isFalse();
    }
}
