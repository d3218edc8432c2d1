package io.yarnsubmit.it.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** {@code scripts/chaos}: exits with 0 if all is well, with 1 if something is not, with 125 if it cannot be understood. */
public final class ChaosMain {
    private ChaosMain() {}

    /** See the script. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        Duration length = Duration.ofMinutes(3);
        long seed = new Random().nextInt(1_000_000);
        String mode = "client";
        try {
            for (int i = 0; i < words.size(); i += 2) {
                String value = i + 1 < words.size() ? words.get(i + 1) : "";
                switch (words.get(i)) {
                    case "--minutes" -> length = Duration.ofSeconds(Math.round(60 * Double.parseDouble(value)));
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--deploy-mode" -> mode = value;
                    default -> throw new IllegalArgumentException(words.get(i) + " is not an option");
                }
            }
            System.exit(run(ChaosSettings.of(seed, length, mode)) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("chaos: " + e.getMessage() + "; see --help");
            System.exit(125);
        }
    }

    private static boolean run(ChaosSettings settings) throws Exception {
        ChaosOutcome outcome = new ChaosRun(settings, System.err::println).run();
        System.out.printf(
                "%nseed %d, %s mode, %d min %d s of faults%n%n%s",
                settings.seed(),
                settings.deployMode(),
                settings.length().toMinutes(),
                settings.length().toSecondsPart(),
                outcome);
        System.out.println(outcome.isWell() ? "All is well." : "To repeat it: " + settings.repeat());
        return outcome.isWell();
    }
}
