package io.yarnsubmit.protocol.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EventLoopTest {
    private final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final EventLoop loop = EventLoop.start("test", failures::add);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void eventsRunInTheirOrderOnOneDaemonThread() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            int number = i;
            loop.execute(() -> order.add(number));
        }
        loop.execute(() -> {
            heard.add(Thread.currentThread().getName() + Thread.currentThread().isDaemon() + loop.onLoop());
            done.countDown();
        });
        done.await();

        assertThat(order).hasSize(100).isSorted();
        assertThat(heard.take()).isEqualTo("testtruetrue");
        assertThat(loop.onLoop()).isFalse();
    }

    @Test
    void aHandlerOfFailuresThatFailsDoesNotEndTheLoop() throws InterruptedException {
        EventLoop fragile = EventLoop.start("fragile", failure -> {
            throw new OutOfMemoryError("while it was handled");
        });
        fragile.execute(() -> {
            throw new IllegalStateException("first");
        });
        fragile.execute(() -> heard.add("second"));

        assertThat(heard.take()).isEqualTo("second");
        fragile.close();
    }

    @Test
    void timersRunWhenTheyAreDueTheSoonerFirst() throws InterruptedException {
        loop.schedule(Duration.ofMillis(40), () -> heard.add("later"));
        loop.schedule(Duration.ofMillis(10), () -> heard.add("sooner"));

        assertThat(heard.take()).isEqualTo("sooner");
        assertThat(heard.take()).isEqualTo("later");
    }

    @Test
    void aCancelledTimerNeverRuns() throws InterruptedException {
        EventLoop.Timer timer = loop.schedule(Duration.ofMillis(20), () -> heard.add("cancelled"));
        timer.cancel();
        loop.schedule(Duration.ofMillis(40), () -> heard.add("other"));

        assertThat(heard.take()).isEqualTo("other");
    }

    @Test
    void anEventThatThrowsDoesNotEndTheLoop() throws InterruptedException {
        loop.execute(() -> {
            throw new IllegalStateException("bad");
        });
        loop.schedule(Duration.ZERO, () -> {
            throw new AssertionError("worse");
        });
        loop.execute(() -> Thread.currentThread().interrupt());
        loop.execute(() -> heard.add("goes on"));

        assertThat(heard.take()).isEqualTo("goes on");
        assertThat(List.of(failures.take(), failures.take()))
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("bad", "worse");
    }

    @Test
    void aTimerThatIsAlwaysDueDoesNotKeepEventsFromRunning() throws InterruptedException {
        Runnable[] again = new Runnable[1];
        again[0] = () -> loop.schedule(Duration.ofSeconds(-1), again[0]);
        loop.execute(again[0]);
        loop.execute(() -> heard.add("goes on"));

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("goes on");
    }

    @Test
    void aClosedLoopRunsNothing() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        loop.execute(() -> {
            loop.close();
            closed.countDown();
        });
        closed.await();
        loop.execute(() -> heard.add("too late"));

        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }
}
