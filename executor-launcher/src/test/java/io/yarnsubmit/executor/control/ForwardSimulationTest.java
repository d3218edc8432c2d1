package io.yarnsubmit.executor.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.ControlRequest;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Connections that break by chance: each request is answered once, and no change is sent twice. */
class ForwardSimulationTest {
    private static final Seeds SEEDS = Seeds.of(200, 2_000);
    private static final int STEPS = 300;

    @Test
    void everyRequestIsAnsweredOnce_andNoChangeIsSentTwice() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(Seeds.repeat(seed) + "\n" + String.join("\n", story.trace), e);
            }
        });
    }

    private static final class Story {
        final Random random;
        final ForwardCore core = new ForwardCore(new ForwardLimits(8, 100, Duration.ofSeconds(15)));
        final List<String> trace = new ArrayList<>();
        final Map<Long, String> open = new HashMap<>();
        final Set<Long> changesSent = new HashSet<>();
        /** What the driver has not answered, also of former connections. */
        final List<ControlCall> atDriver = new ArrayList<>();

        Instant now = Instant.EPOCH;

        Story(long seed) {
            random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> request();
                    case 3, 4 -> send();
                    case 5 -> reply();
                    case 6 -> now(random.nextInt(20_000));
                    default -> {
                        if (random.nextInt(3) == 0) {
                            trace.add("broken");
                            carryOut(core.broken());
                        }
                    }
                }
                assertThat(core.isBusy()).isEqualTo(!open.isEmpty());
            }
            now(100_000);
            assertThat(open).isEmpty();
            assertThat(core.isBusy()).isFalse();
            assertThat(core.hasUnsent()).isFalse();
            // All room is free again.
            open.put(core.last() + 1, "PUT");
            assertThat(core.requested(request("PUT", 100), now)).isEmpty();
        }

        static ControlRequest request(String method, int bytes) {
            return new ControlRequest(
                    method,
                    "/v1/kv/a",
                    "wait=20",
                    Map.of(),
                    ByteString.copyFrom(new byte[bytes]),
                    TaskAttempt.getDefaultInstance());
        }

        void request() {
            String method = random.nextBoolean() ? "GET" : "PUT";
            open.put(core.last() + 1, method);
            trace.add("request " + (core.last() + 1) + " " + method);
            carryOut(core.requested(request(method, random.nextInt(40)), now));
        }

        void send() {
            Optional<ControlCall> next = core.next(now);
            next.ifPresent(call -> {
                trace.add("send " + call.getCallId());
                assertThat(open).containsKey(call.getCallId());
                assertThat(call.getMethod().equals("GET") || changesSent.add(call.getCallId()))
                        .as("a change is sent once")
                        .isTrue();
                atDriver.add(call);
            });
        }

        void reply() {
            if (!atDriver.isEmpty()) {
                ControlCall call = atDriver.remove(random.nextInt(atDriver.size()));
                trace.add("reply " + call.getCallId());
                carryOut(core.replied(ControlReply.newBuilder()
                        .setCallId(call.getCallId())
                        .setStatus(200)
                        .build()));
            }
        }

        void now(int millis) {
            now = now.plusMillis(millis);
            trace.add("now " + now);
            carryOut(core.tick(now));
        }

        void carryOut(List<ForwardAction> actions) {
            for (ForwardAction action : actions) {
                ForwardAction.Answer answer = (ForwardAction.Answer) action;
                trace.add("answer " + answer.id() + " " + answer.answer().status());
                assertThat(open.remove(answer.id()))
                        .as("asked once, answered once")
                        .isNotNull();
            }
        }
    }
}
