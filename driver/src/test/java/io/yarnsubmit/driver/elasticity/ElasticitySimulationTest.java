package io.yarnsubmit.driver.elasticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs many random clusters, limits and workloads, and checks what must hold at every look and at the end. */
class ElasticitySimulationTest {
    private static final Seeds SEEDS = Seeds.of(50, 150);

    @Test
    void theTargetIsSaneAtEveryLookAndSettles() {
        SEEDS.forEach(seed -> {
            Story story = new Story(seed);
            try {
                story.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(story.settings + "\n" + story.lastOfTrace(), e);
            }
        });
    }

    private static final class Story implements Policy {
        final Random random;
        final ElasticitySettings settings;
        final OurPolicy rule;
        final ModelCluster cluster;
        final List<String> trace = new ArrayList<>();
        Instant changedAt = ModelCluster.BEGIN;

        Story(long seed) {
            random = new Random(seed);
            int min = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
            int slots = 1 + random.nextInt(4);
            settings = new ElasticitySettings(
                    min, min + 1 + random.nextInt(40), slots, Duration.ofSeconds(5 + random.nextInt(60)));
            rule = new OurPolicy(settings, random.nextBoolean());
            List<ModelWorkload> workloads = ModelWorkload.all(seed);
            cluster = new ModelCluster(
                    workloads.get(random.nextInt(workloads.size())),
                    slots,
                    min + 1 + random.nextInt(50),
                    Duration.ofMillis(500 + random.nextInt(15_000)),
                    settings.idleTimeout().plusSeconds(30),
                    seed);
        }

        void play() {
            cluster.run(this);
            assertThat(cluster.target).as("in the end").isEqualTo(settings.min());
            assertThat(cluster.executors).hasSize(settings.min());
            assertThat(Duration.between(cluster.lastEnd, changedAt))
                    .as("calm after the idle timeout")
                    .isLessThan(settings.idleTimeout().plusSeconds(5));
            assertThat(rule.core
                            .looked(
                                    new GroupLoad(1, 0, cluster.completed, settings.min(), 0, 0),
                                    changedAt.plusSeconds(60))
                            .orElse(rule.core.target()))
                    .as("a task wakes it")
                    .isPositive();
        }

        @Override
        public int target(ModelCluster cluster, Instant now) {
            int before = rule.core.target();
            int target = rule.target(cluster, now);
            if (target != before) {
                changedAt = now;
                trace.add(now + " " + before + " -> " + target + " at " + cluster.load() + ", room " + cluster.room());
            }
            assertThat(target).isBetween(settings.min(), settings.max());
            assertThat(target).as("below what runs").isGreaterThanOrEqualTo(Math.min(before, cluster.busy()));
            if (target > before) {
                assertThat((target - 1) * settings.slots())
                        .as("more than there are tasks for")
                        .isLessThan(Math.max(
                                settings.min() * settings.slots() + 1,
                                Math.max(
                                        cluster.executors.size() * settings.slots(),
                                        cluster.queue.size() + cluster.running())));
            }
            return target;
        }

        @Override
        public List<ModelExecutor> leaving(ModelCluster cluster, Instant now) {
            return rule.leaving(cluster, now);
        }

        @Override
        public void registered(Instant now) {
            rule.registered(now);
        }

        String lastOfTrace() {
            return String.join("\n", trace.subList(Math.max(0, trace.size() - 40), trace.size()));
        }
    }
}
