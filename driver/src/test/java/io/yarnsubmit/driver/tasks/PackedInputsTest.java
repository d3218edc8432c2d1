package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedInputsTest {
    private static final Seeds SEEDS = Seeds.of(40, 400);

    @Test
    void eachInputIsAsItWasAdded_whateverItsSize() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            List<ByteString> inputs = new ArrayList<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                byte[] input = new byte[size(random)];
                random.nextBytes(input);
                inputs.add(ByteString.copyFrom(input));
            }
            PackedInputs packed = new PackedInputs(inputs.size());
            inputs.forEach(packed::add);

            for (int i = 0; i < inputs.size(); i++) {
                assertThat(packed.input(i).value().equals(inputs.get(i)))
                        .as("input %s of %s bytes", i, inputs.get(i).size())
                        .isTrue();
            }
        });
    }

    private static int size(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> (1 << 20) + random.nextInt(3) - 1;
            case 1 -> random.nextInt(3 << 20);
            default -> random.nextInt(1_000);
        };
    }
}
