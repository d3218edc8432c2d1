package io.yarnsubmit.appmaster.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final EventLoop loop = EventLoop.start("inbox-test", cause -> {});
    private final Inbox<List<String>> inbox = new Inbox<>(loop);
    private final List<String> handled = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private void afterAllThatWasPosted() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eventsPostedBeforeTheHandlerIsThere_waitForIt_andStayInOrder() throws Exception {
        inbox.post(list -> list.add("first"));
        inbox.post(list -> list.add("second"));
        afterAllThatWasPosted();
        assertThat(handled).isEmpty();

        inbox.open(handled);
        inbox.post(list -> list.add("third"));
        afterAllThatWasPosted();

        assertThat(handled).containsExactly("first", "second", "third");
    }

    @Test
    void delayedEvent_isHandledLater() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        inbox.open(handled);
        inbox.post(Duration.ofMillis(20), list -> {
            list.add("later");
            done.countDown();
        });
        inbox.post(list -> list.add("now"));

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(handled).containsExactly("now", "later");
    }

    @Test
    void events_areHandledOnTheLoop() throws Exception {
        CountDownLatch onLoop = new CountDownLatch(1);
        inbox.open(handled);
        inbox.post(list -> {
            if (loop.onLoop()) {
                onLoop.countDown();
            }
        });

        assertThat(onLoop.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
