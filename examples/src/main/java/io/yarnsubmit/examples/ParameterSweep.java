package io.yarnsubmit.examples;

import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.FailurePolicy;
import io.yarnsubmit.api.ResultOrder;
import io.yarnsubmit.api.Results;
import io.yarnsubmit.api.StageOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tries many settings of a small model on the same data, and prints each setting that is the best so far:
 * {@code ParameterSweep [points]}.
 *
 * <p>Each executor gets the data once, as a broadcast value. A setting whose fit exceeds its time limit is tried once
 * more. A setting that fails for good does not stop the others.
 *
 * <pre>yarn-submit --class io.yarnsubmit.examples.ParameterSweep yarn-submit-examples.jar 10000</pre>
 */
public final class ParameterSweep {
    private static final StageOptions RULES =
            StageOptions.defaults().attempts(2).timeLimit(Duration.ofMinutes(2)).failures(FailurePolicy.COLLECT_ALL);

    private ParameterSweep() {}

    /** The learning rate and the shrinkage. */
    record Setting(double rate, double shrinkage) implements Serializable {}

    /** The result of a setting. */
    record Fit(Setting setting, double slope, double error) implements Serializable {}

    /** Accepts the number of data points; the default is 10,000. */
    public static void main(String[] args) {
        double[] data = data(args.length > 0 ? Integer.parseInt(args[0]) : 10_000);
        try (DriverContext context = DriverContext.open()) {
            Broadcast<double[]> shared = context.broadcast(data);
            Fit best = null;
            try (Results<Fit> fits = context.stage("fit", settings(), setting -> fit(setting, shared.value()))
                    .with(RULES)
                    .results(ResultOrder.OF_COMPLETION)) {
                while (fits.hasNext()) {
                    Fit fit = fits.next();
                    if (best == null || fit.error() < best.error()) {
                        best = fit;
                        System.out.println("best so far: " + best);
                    }
                }
            }
        }
    }

    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (double rate = 0.001; rate < 1; rate *= 1.5) {
            for (double shrinkage = 0; shrinkage < 0.1; shrinkage += 0.01) {
                settings.add(new Setting(rate, shrinkage));
            }
        }
        return settings;
    }

    /** Pairs of x and y on a line with slope 3, with some noise. */
    static double[] data(int points) {
        SplittableRandom random = new SplittableRandom(1);
        double[] data = new double[2 * points];
        for (int i = 0; i < points; i++) {
            data[2 * i] = random.nextDouble();
            data[2 * i + 1] = 3 * data[2 * i] + 0.1 * (random.nextDouble() - 0.5);
        }
        return data;
    }

    static Fit fit(Setting setting, double[] data) {
        double slope = 0;
        double error = 0;
        for (int round = 0; round < 100; round++) {
            double gradient = 0;
            error = 0;
            for (int i = 0; i < data.length; i += 2) {
                double off = slope * data[i] - data[i + 1];
                gradient += off * data[i];
                error += off * off;
            }
            slope -= setting.rate() * (2 * gradient / data.length + setting.shrinkage() * slope);
        }
        return new Fit(setting, slope, 2 * error / data.length);
    }
}
