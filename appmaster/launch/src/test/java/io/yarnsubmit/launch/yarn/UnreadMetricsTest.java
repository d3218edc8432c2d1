package io.yarnsubmit.launch.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.metrics2.MetricsSystem;
import org.apache.hadoop.metrics2.annotation.Metric;
import org.apache.hadoop.metrics2.annotation.Metrics;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.metrics2.lib.MutableGaugeInt;
import org.apache.hadoop.metrics2.lib.MutableRate;
import org.apache.hadoop.metrics2.lib.MutableStat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadMetricsTest {
    private final MetricsSystem before = DefaultMetricsSystem.instance();

    @AfterEach
    void restore() {
        DefaultMetricsSystem.setInstance(before);
    }

    @Metrics(name = "known", about = "a source", context = "test")
    static final class Known {
        @Metric("a rate")
        @Nullable
        MutableRate rate;

        @Metric("a gauge")
        @Nullable
        MutableGaugeInt gauge;
    }

    @Metrics(name = "unknown", about = "a source with something else", context = "test")
    static final class Unknown {
        @Metric("a statistic")
        @Nullable
        MutableStat statistic;
    }

    @Test
    void whatHadoopCounts_isCounted_andNotPublished() {
        UnreadMetrics.install();

        Known source = DefaultMetricsSystem.instance().register(new Known());
        source.rate.add(3);
        source.gauge.incr();

        assertThat(source.rate.lastStat().numSamples()).isEqualTo(1);
        assertThat(source.gauge.value()).isEqualTo(1);
        assertThat(before.getSource("known")).isNull();
    }

    @Test
    void aSourceThatIsNotUnderstood_isLeftToHadoop() {
        UnreadMetrics.install();

        Unknown source = DefaultMetricsSystem.instance().register(new Unknown());

        assertThat(source.statistic).isNotNull();
    }
}
