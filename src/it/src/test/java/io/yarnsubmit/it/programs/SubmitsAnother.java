package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.LaunchedApplication;
import java.nio.file.Path;

/** A driver that brings the client library, and submits another driver between its own tasks. */
public final class SubmitsAnother {
    private SubmitsAnother() {}

    /** @param args the installation, and the jar of the other driver */
    public static void main(String[] args) throws Exception {
        ApplicationLauncher launcher = new ApplicationLauncher()
                .home(Path.of(args[0]))
                .option("master", "local[1]")
                .mainClass(Squares.class.getName())
                .jar(args[1])
                .arguments("3")
                .output(line -> System.out.println("the other: " + line));
        try (DriverContext context = DriverContext.open()) {
            System.out.println("before " + context.submit(() -> 1).get());
            try (LaunchedApplication other = launcher.submit()) {
                ApplicationResult result = other.await();
                System.out.println("the other ended with " + result.exitCode());
            }
            System.out.println("after " + context.submit(() -> 2).get());
        }
    }
}
