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
 * Tries many settings of a small model on the same data, and prints each that is the best so far as soon as it is known:
 * {@code ParameterSweep [points]}.
 *
 * <p>The data goes to each executor once, as a broadcast value. A setting whose fit does not end in time is tried once more; one
 * that fails for good does not stop the others.
 *
 * <pre>yarn-submit --class io.yarnsubmit.examples.ParameterSweep yarn-submit-examples.jar 10000</pre>
 */
public final class ParameterSweep {
    private static final StageOptions RULES =
            StageOptions.defaults().attempts(2).timeLimit(Duration.ofMinutes(2)).failures(FailurePolicy.COLLECT_ALL);

    private ParameterSweep() {}

    /** How fast to descend, and how much to shrink. */
    record Setting(double rate, double shrinkage) implements Serializable {}

    /** How well a setting did. */
    record Fit(Setting setting, double slope, double error) implements Serializable {}

    /** Takes the number of data points; 10,000 when there is none. */
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

    /** Pairs of x and y, on a line of slope 3 with some noise. */
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
