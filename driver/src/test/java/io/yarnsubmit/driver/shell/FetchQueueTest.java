package io.yarnsubmit.driver.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FetchQueueTest {
    private static final Seeds SEEDS = Seeds.of(300, 3_000);

    @Test
    void fetchesBeginInOrder_asManyAsFit_andEachBegins() {
        SEEDS.forEach(seed -> {
            Random random = new Random(seed);
            long most = random.nextInt(100);
            FetchQueue queue = new FetchQueue(most);
            List<Long> fetching = new ArrayList<>();
            List<Integer> begun = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                long size = random.nextInt(random.nextInt(5) == 0 ? 300 : 40);
                queue.add(size, () -> {
                    begun.add(number);
                    fetching.add(size);
                });
                assertThat(fetching).isNotEmpty();
                assertThat(fetching.size() == 1 || sum(fetching) <= most)
                        .as("%s of %s", fetching, most)
                        .isTrue();
                if (random.nextBoolean()) {
                    queue.ended(fetching.remove(random.nextInt(fetching.size())));
                }
            }
            while (!fetching.isEmpty()) {
                queue.ended(fetching.remove(0));
            }
            assertThat(begun).hasSize(50).isSorted();
        });
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }
}
