package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Prints which of the classes named by its arguments driver and executor can see, and what else is around them. */
public final class Surroundings {
    private Surroundings() {}

    public static void main(String[] args) throws IOException {
        System.out.print(describe("driver", args));
        try (DriverContext context = DriverContext.open()) {
            System.out.print(context.submit(() -> describe("executor", args) + tokens("executor"))
                    .join());
        }
    }

    private static String describe(String who, String[] classes) {
        StringBuilder text = new StringBuilder();
        for (String name : classes) {
            text.append(who + " class " + name + " "
                    + visible(name, Surroundings.class.getClassLoader())
                    + " "
                    + visible(name, Thread.currentThread().getContextClassLoader())
                    + "\n");
        }
        text.append(who + " class path "
                + Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .map(jar -> Path.of(jar).getFileName().toString())
                        .collect(Collectors.joining(" "))
                + "\n");
        return text.toString();
    }

    private static String visible(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getSimpleName();
        } catch (ClassNotFoundException e) {
            return "hidden";
        }
    }

    private static String tokens(String who) throws IOException {
        String text = new String(
                Files.readAllBytes(Path.of(System.getenv("HADOOP_TOKEN_FILE_LOCATION"))), StandardCharsets.ISO_8859_1);
        return who + " token file begins with " + text.substring(0, 4) + ", YARN_AM_RM_TOKEN "
                + text.contains("YARN_AM_RM_TOKEN") + ", yarnsubmit "
                + text.contains("yarnsubmit.executor") + "\n";
    }
}
