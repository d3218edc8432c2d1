package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.broadcast.ServedBlocks;
import io.yarnsubmit.driver.tasks.TaskInput;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.driver.tasks.TaskSettings;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.InputPart;
import io.yarnsubmit.protocol.v1.InputParts;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LargeValuesTest {
    private static final int LIMIT = MessageSizes.MOST_INLINE_BYTES;

    private final Map<Long, ByteString> served = new TreeMap<>();
    private final LargeValues values = new LargeValues(new ServedBlocks() {
        @Override
        public int keep(long block, ByteString bytes) {
            served.put(block, bytes);
            return 7;
        }

        @Override
        public void release(long block) {
            assertThat(served.remove(block)).as("kept before").isNotNull();
        }
    });

    @Test
    void aFunctionIsServedFromTheFirstByteOnThatAMessageMayNotCarry() {
        assertThat(sent(set(1, LIMIT)).getFunction().size()).isEqualTo(LIMIT);
        assertThat(served).isEmpty();

        TaskSetSpec large = set(2, LIMIT + 1);
        for (int executor = 0; executor < 3; executor++) {
            Function message = sent(large);
            assertThat(message.getFunction().isEmpty()).isTrue();
            assertThat(message.getBlock().getPort()).isEqualTo(7);
            assertThat(message.getBlock().getBytes()).isEqualTo(LIMIT + 1);
            assertThat(served).containsOnlyKeys(message.getBlock().getBlockId());
        }
        values.ended(large);
        assertThat(served).isEmpty();
    }

    @Test
    void anInputIsServedUntilItsTaskHasEnded_howeverOftenItIsSent() {
        assertThat(sent(1, TaskInput.of(bytes(LIMIT))).getInput().size()).isEqualTo(LIMIT);
        assertThat(served).isEmpty();

        TaskRun first = sent(1, TaskInput.of(bytes(LIMIT + 1)));
        TaskRun again = sent(1, TaskInput.of(bytes(LIMIT + 1)));
        TaskRun other = sent(2, TaskInput.of(bytes(2 * LIMIT)));
        assertThat(served)
                .containsOnlyKeys(
                        first.getInputBlock().getBlockId(),
                        again.getInputBlock().getBlockId(),
                        other.getInputBlock().getBlockId());
        values.ended(1);
        assertThat(served).containsOnlyKeys(other.getInputBlock().getBlockId());
        values.ended(set(9, 1));
        assertThat(served).isEmpty();
    }

    @Test
    void manyPartsThatAreLargeTogetherAreBundled_inOrder() throws Exception {
        List<InputPart> parts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            parts.add(
                    i % 3 == 0
                            ? InputPart.newBuilder()
                                    .setKept(KeptOutput.newBuilder().setBlockId(i))
                                    .build()
                            : InputPart.newBuilder().setValue(bytes(i * 30)).build());
        }
        TaskRun run = sent(1, new TaskInput(ByteString.EMPTY, parts, true));

        assertThat(run.getGathered()).isTrue();
        assertThat(run.getSerializedSize()).isLessThan(1_000);
        List<InputPart> fetched = new ArrayList<>();
        for (InputPart bundle : run.getPartsList()) {
            ByteString block = served.get(bundle.getBundle().getBlockId());
            assertThat(block.size()).isLessThanOrEqualTo(MessageSizes.MOST_BATCH_BYTES + 10_000);
            fetched.addAll(InputParts.parseFrom(block).getPartsList());
        }
        assertThat(fetched).isEqualTo(parts);
        values.ended(1);
        assertThat(served).isEmpty();
    }

    private Function sent(TaskSetSpec set) {
        Function.Builder message = Function.newBuilder();
        values.put(set, message);
        return message.build();
    }

    private TaskRun sent(long taskId, TaskInput input) {
        TaskRun.Builder message = TaskRun.newBuilder();
        values.put(taskId, input, message);
        return message.build();
    }

    private static TaskSetSpec set(long id, int functionBytes) {
        return new TaskSetSpec(
                id,
                bytes(functionBytes),
                "",
                0,
                10,
                TaskInputs.NONE,
                TaskSettings.PLAIN,
                new TaskSetSpec.SchedulingKey(id, "default"));
    }

    private static ByteString bytes(int size) {
        return ByteString.copyFrom(new byte[size]);
    }
}
