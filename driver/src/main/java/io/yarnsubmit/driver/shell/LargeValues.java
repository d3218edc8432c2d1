package io.yarnsubmit.driver.shell;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.broadcast.ServedBlocks;
import io.yarnsubmit.driver.tasks.TaskInput;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.blocks.BlockIds;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.DriverBlock;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.InputPart;
import io.yarnsubmit.protocol.v1.InputParts;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts functions and inputs into messages. Those that are too large for one are served as blocks until their tasks have
 * ended, and the message says where. On the loop.
 */
final class LargeValues {
    private final ServedBlocks served;
    private final Set<Long> functions = new HashSet<>();
    private final TreeMap<Long, List<Long>> inputsOfTasks = new TreeMap<>();
    private long nextInput;

    LargeValues(ServedBlocks served) {
        this.served = served;
    }

    void put(TaskSetSpec set, Function.Builder message) {
        ByteString function = set.function();
        if (function.size() <= MessageSizes.MOST_INLINE_BYTES) {
            message.setFunction(function);
        } else {
            // Kept again for each executor that gets it, which changes nothing.
            functions.add(set.functionId());
            message.setBlock(serve(BlockIds.ofFunction(set.functionId()), function));
        }
    }

    void put(long taskId, TaskInput input, TaskRun.Builder message) {
        message.setGathered(input.gathered());
        if (input.bytes() <= MessageSizes.MOST_INLINE_BYTES) {
            message.setInput(input.value()).addAllParts(input.parts());
        } else if (input.parts().isEmpty()) {
            message.setInputBlock(serveInput(taskId, input.value()));
        } else {
            for (List<InputPart> bundle :
                    MessageSizes.batches(input.parts(), InputPart::getSerializedSize, MessageSizes.MOST_BATCH_BYTES)) {
                InputParts parts = InputParts.newBuilder().addAllParts(bundle).build();
                message.addParts(InputPart.newBuilder().setBundle(serveInput(taskId, parts.toByteString())));
            }
        }
    }

    private DriverBlock serveInput(long taskId, ByteString bytes) {
        long block = BlockIds.ofInput(nextInput++);
        inputsOfTasks.computeIfAbsent(taskId, unused -> new ArrayList<>()).add(block);
        return serve(block, bytes);
    }

    private DriverBlock serve(long block, ByteString bytes) {
        try {
            return DriverBlock.newBuilder()
                    .setBlockId(block)
                    .setPort(served.keep(block, bytes))
                    .setBytes(bytes.size())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the driver cannot open a port for large values", e);
        }
    }

    /** Whether nothing is served. */
    boolean isEmpty() {
        return functions.isEmpty() && inputsOfTasks.isEmpty();
    }

    /** A task has ended, and is sent to no executor again. */
    void ended(long taskId) {
        List<Long> inputs = inputsOfTasks.remove(taskId);
        if (inputs != null) {
            inputs.forEach(served::release);
        }
    }

    /** All tasks of a set have ended. */
    void ended(TaskSetSpec set) {
        if (functions.remove(set.functionId())) {
            served.release(BlockIds.ofFunction(set.functionId()));
        }
        var ofSet = inputsOfTasks.subMap(set.firstTaskId(), set.firstTaskId() + set.tasks());
        ofSet.values().forEach(inputs -> inputs.forEach(served::release));
        ofSet.clear();
    }
}
