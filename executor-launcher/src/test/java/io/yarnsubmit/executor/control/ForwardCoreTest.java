package io.yarnsubmit.executor.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.control.ControlRequest;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardCoreTest {
    private static final TaskAttempt TASK =
            TaskAttempt.newBuilder().setTaskId(4).setAttempt(1).build();

    private final ForwardCore core = new ForwardCore(new ForwardLimits(3, 10, Duration.ofSeconds(15)));
    private Instant now = Instant.EPOCH;

    private List<ForwardAction> requested(String method, String query, String body) {
        return core.requested(
                new ControlRequest(method, "/v1/kv/a", query, Map.of(), ByteString.copyFromUtf8(body), TASK), now);
    }

    private ControlCall sent() {
        return core.next(now).orElseThrow();
    }

    private static List<String> texts(List<ForwardAction> actions) {
        return actions.stream()
                .map(ForwardAction.Answer.class::cast)
                .map(answer -> answer.id() + ": " + answer.answer().status() + " "
                        + answer.answer().body().toStringUtf8().strip())
                .toList();
    }

    private List<String> replied(long id, int status, String body) {
        return texts(core.replied(ControlReply.newBuilder()
                .setCallId(id)
                .setStatus(status)
                .setBody(ByteString.copyFromUtf8(body))
                .build()));
    }

    @Test
    void request_isSentOnce_andAnsweredOnce() {
        assertThat(requested("PUT", "owner=1", "x")).isEmpty();

        ControlCall call = sent();
        assertThat(call)
                .isEqualTo(ControlCall.newBuilder()
                        .setCallId(1)
                        .setMethod("PUT")
                        .setPath("/v1/kv/a")
                        .setQuery("owner=1")
                        .setBody(ByteString.copyFromUtf8("x"))
                        .setTask(TASK)
                        .build());
        assertThat(core.next(now)).isEmpty();
        assertThat(replied(1, 200, "y")).containsExactly("1: 200 y");
        assertThat(replied(1, 200, "y")).isEmpty();
        assertThat(core.isBusy()).isFalse();
    }

    @Test
    void whatWaitedHere_isTold() {
        requested("GET", "wait=30", "");
        now = now.plusMillis(1_500);
        assertThat(sent().getWaitedMillis()).isEqualTo(1_500);
    }

    @Test
    void whatChangesNothing_isSentAgain_overANewConnection() {
        requested("GET", "wait=30", "");
        requested("GET", "", "");
        assertThat(sent().getCallId()).isEqualTo(1);

        assertThat(core.broken()).isEmpty();

        now = now.plusSeconds(2);
        assertThat(sent()).matches(call -> call.getCallId() == 1 && call.getWaitedMillis() == 2_000);
        assertThat(sent().getCallId()).isEqualTo(2);
        assertThat(replied(1, 200, "once")).containsExactly("1: 200 once");
        assertThat(replied(1, 200, "from before")).isEmpty();
    }

    @Test
    void whatMayHaveChangedSomething_isNotSentAgain() {
        requested("PUT", "", "x");
        sent();
        requested("DELETE", "", "");

        assertThat(texts(core.broken()))
                .containsExactly(
                        "1: 503 {\"error\":\"The connection to the driver broke. Whether the change was made is"
                                + " not known: read it, and try again\"}");
        assertThat(sent())
                .matches(call -> call.getCallId() == 2 && call.getMethod().equals("DELETE"));
        assertThat(core.next(now)).isEmpty();
        assertThat(replied(1, 200, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 15",
        "wait=0, 15",
        "wait=10, 25",
        "after=7&wait=10, 25",
        "wait=10&after=7, 25",
        "wait=9999, 75",
        "wait=99999, 15",
        "await=10, 15",
        "wait=x, 15",
    })
    void driverThatDoesNotAnswer_isNotWaitedForForEver(String query, int seconds) {
        requested("GET", query, "");
        sent();
        assertThat(core.tick(now.plusSeconds(seconds).minusMillis(1))).isEmpty();

        assertThat(texts(core.tick(now.plusSeconds(seconds))))
                .containsExactly("1: 503 {\"error\":\"The driver cannot be reached now. Try again\"}");
        assertThat(core.isBusy()).isFalse();
    }

    @Test
    void changeWithoutAnswer_mayHaveBeenMade() {
        requested("PUT", "", "x");
        sent();
        requested("PUT", "", "y");

        assertThat(texts(core.tick(now.plusSeconds(60))))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1: 503").contains("not known"),
                        second -> assertThat(second).startsWith("2: 503").contains("cannot be reached"));
        assertThat(core.hasUnsent()).isFalse();
    }

    @Test
    void tooMany_areRefused_untilSomeAreAnswered() {
        requested("PUT", "", "12345");
        assertThat(texts(requested("PUT", "", "123456")))
                .first()
                .asString()
                .startsWith("2: 503")
                .contains("no room");
        assertThat(requested("PUT", "", "12345")).isEmpty();
        assertThat(requested("GET", "", "")).isEmpty();
        assertThat(texts(requested("GET", "", "")))
                .containsExactly("5: 503 {\"error\":\"Commands on this executor have 3"
                        + " requests without an answer, and there is no room for another. Try again\"}");

        assertThat(replied(1, 200, "")).hasSize(1);
        assertThat(requested("PUT", "", "12345")).isEmpty();
        assertThat(core.last()).isEqualTo(6);
    }
}
