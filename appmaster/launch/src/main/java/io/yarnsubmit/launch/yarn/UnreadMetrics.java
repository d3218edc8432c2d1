package io.yarnsubmit.launch.yarn;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.apache.hadoop.metrics2.MetricsSink;
import org.apache.hadoop.metrics2.MetricsSource;
import org.apache.hadoop.metrics2.MetricsSystem;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.metrics2.lib.MetricsRegistry;
import org.apache.hadoop.metrics2.lib.MutableCounterInt;
import org.apache.hadoop.metrics2.lib.MutableCounterLong;
import org.apache.hadoop.metrics2.lib.MutableGaugeInt;
import org.apache.hadoop.metrics2.lib.MutableGaugeLong;
import org.apache.hadoop.metrics2.lib.MutableRate;

/**
 * Hadoop's metrics in processes of our own, where nobody reads them: what they count is counted, and that is all. Hadoop
 * itself finds out what a source counts by its annotations, and makes beans of it, which takes a tenth of the processor time
 * of a short command. A source that counts what is not known here is left to Hadoop.
 */
public final class UnreadMetrics extends MetricsSystem {
    private final MetricsSystem hadoops;
    private final MetricsRegistry counted = new MetricsRegistry("unread");
    private int number;

    private UnreadMetrics(MetricsSystem hadoops) {
        this.hadoops = hadoops;
    }

    /** To be called before Hadoop is used; not in a program that may have metrics of its own. */
    public static void install() {
        DefaultMetricsSystem.setInstance(new UnreadMetrics(DefaultMetricsSystem.instance()));
    }

    @Override
    public <T> T register(String name, String description, T source) {
        return isPrepared(source) ? source : hadoops.register(name, description, source);
    }

    private boolean isPrepared(Object source) {
        try {
            for (Field field : source.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isArray()) {
                    field.setAccessible(true);
                    if (field.get(source) == null && !isFilled(field, source)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private boolean isFilled(Field field, Object source) throws IllegalAccessException {
        Optional<Object> counter = counter(field.getType());
        if (counter.isPresent()) {
            field.set(source, counter.get());
        }
        return counter.isPresent();
    }

    private synchronized Optional<Object> counter(Class<?> type) {
        String name = "n" + ++number;
        if (type == MutableRate.class) {
            return Optional.of(counted.newRate(name));
        } else if (type == MutableGaugeLong.class) {
            return Optional.of(counted.newGauge(name, name, 0L));
        } else if (type == MutableGaugeInt.class) {
            return Optional.of(counted.newGauge(name, name, 0));
        } else if (type == MutableCounterLong.class) {
            return Optional.of(counted.newCounter(name, name, 0L));
        } else if (type == MutableCounterInt.class) {
            return Optional.of(counted.newCounter(name, name, 0));
        }
        return Optional.empty();
    }

    @Override
    public MetricsSystem init(String prefix) {
        return this;
    }

    @Override
    public void unregisterSource(String name) {
        hadoops.unregisterSource(name);
    }

    @Override
    public MetricsSource getSource(String name) {
        return hadoops.getSource(name);
    }

    @Override
    public <T extends MetricsSink> T register(String name, String description, T sink) {
        return sink;
    }

    @Override
    public void register(Callback callback) {}

    @Override
    public void publishMetricsNow() {}

    @Override
    public boolean shutdown() {
        return hadoops.shutdown();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void startMetricsMBeans() {}

    @Override
    public void stopMetricsMBeans() {}

    @Override
    public String currentConfig() {
        return "";
    }
}
