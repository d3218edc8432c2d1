package io.yarnsubmit.driver.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingRepliesTest {
    private static final ByteString MEBIBYTE = ByteString.copyFrom(new byte[1 << 20]);

    private final Connection connection = new Connection();
    private final OutgoingReplies replies = new OutgoingReplies(connection);

    /** A stream that can take as many messages as the test says. */
    private static final class Connection extends ServerCallStreamObserver<HubMessage> {
        final List<HubMessage> sent = new ArrayList<>();
        int room;

        @Override
        public boolean isReady() {
            return sent.size() < room;
        }

        @Override
        public void onNext(HubMessage message) {
            sent.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onCompleted() {
            throw new AssertionError();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}
    }

    private static ControlReply reply(int id, ByteString body) {
        return ControlReply.newBuilder().setCallId(id).setBody(body).build();
    }

    private List<List<Long>> sent() {
        return connection.sent.stream()
                .map(message -> message.getControlRepliesList().stream()
                        .map(ControlReply::getCallId)
                        .toList())
                .toList();
    }

    @Test
    void repliesWait_whileTheConnectionHasEnoughToSend() {
        connection.room = 1;
        for (int id = 1; id <= 9; id++) {
            replies.add(reply(id, MEBIBYTE));
        }
        assertThat(sent()).containsExactly(List.of(1L));

        connection.room = 2;
        replies.send();
        assertThat(sent()).containsExactly(List.of(1L), List.of(2L, 3L, 4L, 5L));

        connection.room = 9;
        replies.send();
        assertThat(sent()).containsExactly(List.of(1L), List.of(2L, 3L, 4L, 5L), List.of(6L, 7L, 8L, 9L));
        replies.send();
        assertThat(connection.sent).hasSize(3);
    }

    @Test
    void replyLargerThanAMessage_hasOneOfItsOwn() {
        ByteString large = ByteString.copyFrom(new byte[5 << 20]);
        replies.add(reply(1, large));
        replies.add(reply(2, large));
        replies.add(reply(3, ByteString.EMPTY));
        connection.room = 9;
        replies.send();

        assertThat(sent()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void whatWaits_isForgotten_whenTheConnectionCloses() {
        replies.add(reply(1, ByteString.EMPTY));
        replies.clear();
        connection.room = 9;
        replies.send();

        assertThat(connection.sent).isEmpty();
    }

    @Test
    void callsBeforeMain_areKept_butNotEndlessly() {
        CallsBeforeMain early = new CallsBeforeMain();
        List<ControlReply> refused = new ArrayList<>();
        for (int id = 1; id <= 1_001; id++) {
            early.call(
                    7,
                    io.yarnsubmit.protocol.v1.ControlCall.newBuilder()
                            .setCallId(id)
                            .build(),
                    refused::add);
        }
        assertThat(refused).hasSize(1).first().matches(reply -> reply.getStatus() == 503 && reply.getCallId() == 1_001);

        List<Long> passedOn = new ArrayList<>();
        early.passOn((executor, call, answered) -> passedOn.add(call.getCallId()));
        assertThat(passedOn).hasSize(1_000).startsWith(1L, 2L).endsWith(1_000L);
    }
}
