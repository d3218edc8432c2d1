package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the secret {@code PASSWORD} in driver and executor, and fails with it in its message. */
public final class Blabber {
    private Blabber() {}

    public static void main(String[] args) throws Exception {
        String password = found();
        try (DriverContext context = DriverContext.open()) {
            boolean same = context.submit(() -> found().equals(password)).join();
            context.status("tried " + password);
            throw new IllegalStateException((same ? "refused " : "lost ") + password);
        }
    }

    private static String found() throws IOException {
        String password = Files.readString(Path.of(System.getenv("YARN_SUBMIT_SECRETS"), "PASSWORD"));
        if (!password.strip().equals(System.getenv("PASSWORD"))) {
            throw new IOException("the variable has another value");
        }
        return password.strip();
    }
}
