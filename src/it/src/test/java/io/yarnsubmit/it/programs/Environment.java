package io.yarnsubmit.it.programs;

import io.yarnsubmit.api.DriverContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints its arguments, and the environment variables that begin with FUZZ_ of driver and executor, in base64. */
public final class Environment {
    private Environment() {}

    public static void main(String[] args) {
        System.out.println(
                "args " + Arrays.stream(args).map(Environment::encode).collect(Collectors.joining(" ")));
        System.out.println("driver " + fuzz());
        System.out.println("driver property " + encode(System.getProperty("fuzz", "")));
        try (DriverContext context = DriverContext.open()) {
            System.out.println("executor " + context.submit(Environment::fuzz).join());
            System.out.println("executor property "
                    + context.submit(() -> encode(System.getProperty("fuzz", "")))
                            .join());
        }
    }

    private static String fuzz() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("FUZZ_"))
                .map(variable -> variable.getKey() + "=" + encode(variable.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String encode(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + ".";
    }
}
