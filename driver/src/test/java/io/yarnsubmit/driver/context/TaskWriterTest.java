package io.yarnsubmit.driver.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

class TaskWriterTest {
    private static final long MIB = 1 << 20;

    private final TaskSerializer serializer =
            new TaskSerializer(getClass().getClassLoader(), "maxdepth=1000;maxrefs=100000000");

    /** Writes for ever. */
    public static final class Endless implements Externalizable {
        private static final long serialVersionUID = 1;

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            while (true) {
                out.write(new byte[1_000]);
            }
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }

    /** Fills the heap while it is written. */
    private static final class Swelling implements Serializable {
        private static final long serialVersionUID = 1;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.write(new byte[5_000]);
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void whatTakesMoreThanTheDriversMemory_isRefusedWithBothSizesAndTheWayOut() {
        TaskWriter writer = new TaskWriter(serializer, 8 * MIB, 100 * MIB);

        assertThat(writer.write("Input 3", new byte[(int) (5 * MIB)]).size()).isGreaterThan((int) (5 * MIB));
        assertThatThrownBy(() -> writer.write("Input 3", new byte[(int) (6 * MIB)]))
                .hasMessage("Input 3 takes more than 6 MB in serialized form, and the driver's heap has 8 MB."
                        + " Raise --driver-memory, or let the tasks read it from a file system (YS-3110)");
        assertThatThrownBy(() -> writer.write("The function", new Endless()))
                .hasMessageStartingWith("The function takes more than 6 MB in serialized form");
    }

    @Test
    void whatTakesMoreThanOneValueMay_isRefused() {
        TaskWriter writer = new TaskWriter(serializer, 1_000 * MIB, 2 * MIB);

        assertThatThrownBy(() -> writer.write("The broadcast value", new int[(int) MIB]))
                .isInstanceOfSatisfying(
                        YarnSubmitException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_TOO_LARGE))
                .hasMessage(
                        "The broadcast value takes more than 2 MB in serialized form, the most that one value may take."
                                + " Split it, or let the tasks read it from a file system (YS-3110)");
    }

    @Test
    void aFullHeapIsExplained_andHowMuchWasWritten() {
        assertThatThrownBy(() -> new TaskWriter(serializer, 8 * MIB, 100 * MIB).write("Input 0", new Swelling()))
                .hasMessageStartingWith("Input 0 does not fit into the driver's heap of 8 MB: it was full after ")
                .hasMessageContaining("Raise --driver-memory")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }
}
