package io.yarnsubmit.driver.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.TaskRun;
import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutgoingMessagesTest {
    private static final Seeds SEEDS = Seeds.of(300, 3_000);

    @Test
    void additionsStayInOrder_andNoMessageWithSeveralIsTooLarge() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            int most = 1 + random.nextInt(200);
            OutgoingMessages messages = new OutgoingMessages(most);
            List<Long> added = new ArrayList<>();
            List<Long> sent = new ArrayList<>();
            for (long i = 0; i < 60; i++) {
                int bytes = random.nextInt(random.nextInt(5) == 0 ? 400 : 60);
                messages.withRoomFor(bytes)
                        .addTasks(TaskRun.newBuilder().setTaskId(i).setInput(ByteString.copyFrom(new byte[bytes])));
                added.add(i);
                if (random.nextInt(20) == 0) {
                    send(messages, most, sent);
                }
            }
            send(messages, most, sent);
            assertThat(sent).isEqualTo(added);
            assertThat(messages.take()).isEmpty();
        });
    }

    private static void send(OutgoingMessages messages, int most, List<Long> sent) {
        for (HubMessage.Builder message : messages.take()) {
            long bytes = message.getTasksList().stream()
                    .mapToLong(task -> task.getInput().size())
                    .sum();
            assertThat(message.getTasksCount() <= 1
                            || bytes <= most
                            || bytes
                                            - message.getTasks(message.getTasksCount() - 1)
                                                    .getInput()
                                                    .size()
                                    == 0)
                    .isTrue();
            message.getTasksList().forEach(task -> sent.add(task.getTaskId()));
        }
    }
}
