package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.YarnSubmitException;
import java.time.Duration;
import java.util.List;

/** Runs tasks on each of the groups that its arguments name, and tells what they found there. */
public final class Groups {
    private Groups() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (DriverContext context = DriverContext.open()) {
            for (String name : arguments) {
                ExecutorGroup group = context.executors(name);
                if (!group.awaitRegistered(group.requested(), Duration.ofSeconds(60))) {
                    throw new IllegalStateException("no executors of group " + name);
                }
                List<String> found = group.map(
                        List.of(1),
                        input -> "KIND=" + System.getenv("KIND") + " heap="
                                + (Runtime.getRuntime().maxMemory() >> 20 > 150 ? "large" : "small") + " mark="
                                + System.getProperty("mark"));
                System.out.println(name + ": " + group.list().size() + " executors, " + String.join(", ", found));
                System.out.println(name + " submitted: "
                        + group.submit(() -> System.getenv("KIND")).join());
            }
            try {
                context.map(List.of(1), input -> input);
            } catch (YarnSubmitException e) {
                System.out.println("default: " + e.code());
            }
        }
    }
}
