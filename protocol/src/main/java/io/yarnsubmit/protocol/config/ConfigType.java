package io.yarnsubmit.protocol.config;

import io.yarnsubmit.protocol.MemorySize;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of a configuration value is read.
 *
 * @param name as the documentation shows it
 * @param parser throws an IllegalArgumentException whose message tells the user what is accepted
 */
public record ConfigType<T>(String name, Function<String, T> parser) {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|min|m|h|d)?");

    public static final ConfigType<String> TEXT = new ConfigType<>("text", text -> text);
    public static final ConfigType<MemorySize> MEMORY = new ConfigType<>("memory", MemorySize::parse);
    public static final ConfigType<Duration> DURATION_TYPE = new ConfigType<>("duration", ConfigType::duration);
    public static final ConfigType<Boolean> BOOLEAN = new ConfigType<>("true or false", ConfigType::bool);
    public static final ConfigType<List<String>> LIST = new ConfigType<>("comma-separated list", ConfigType::list);

    /** A whole number that is not below {@code least}. */
    public static ConfigType<Integer> count(int least) {
        return new ConfigType<>(least > 0 ? "whole number, " + least + " or more" : "whole number", text -> {
            try {
                int value = Integer.parseInt(text.trim());
                if (value >= least) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Told below, together with the numbers that are too small.
            }
            throw new IllegalArgumentException("'" + text + "' is no whole number of " + least + " or more");
        });
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> ConfigType<E> oneOf(Class<E> values) {
        String choices = Arrays.stream(values.getEnumConstants())
                .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" or "));
        return new ConfigType<>(
                choices,
                text -> Arrays.stream(values.getEnumConstants())
                        .filter(value -> value.name().equalsIgnoreCase(text.trim()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not " + choices)));
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write it as 500ms, 30s, 10min or 2h");
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m", "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Boolean bool(String text) {
        return switch (text.trim()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
