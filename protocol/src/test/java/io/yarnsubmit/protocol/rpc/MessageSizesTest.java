package io.yarnsubmit.protocol.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageSizesTest {
    private static final Seeds SEEDS = Seeds.of(500, 5_000);

    @Test
    void elementsStayInOrder_inAsFewMessagesAsTheOrderAllows_noneLargerThanItMayBe() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            long most = random.nextInt(50);
            List<Integer> elements = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                elements.add(random.nextInt(4) == 0 ? random.nextInt(120) : random.nextInt(20));
            }
            List<List<Integer>> batches = MessageSizes.batches(elements, size -> size, most);

            assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(elements);
            for (int i = 0; i < batches.size(); i++) {
                List<Integer> batch = batches.get(i);
                assertThat(batch).isNotEmpty();
                assertThat(batch.size() == 1 || sum(batch) <= most)
                        .as("batch " + batch)
                        .isTrue();
                if (i > 0) {
                    assertThat(sum(batches.get(i - 1)) + batch.get(0)).isGreaterThan(most);
                }
            }
        });
    }

    private static long sum(List<Integer> sizes) {
        return sizes.stream().mapToLong(Integer::longValue).sum();
    }
}
