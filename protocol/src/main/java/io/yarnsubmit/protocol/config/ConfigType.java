package io.yarnsubmit.protocol.config;

import static java.util.Locale.ROOT;

import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.PortRange;
import io.yarnsubmit.protocol.ResourceAmount;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a configuration value is parsed.
 *
 * @param name as the documentation shows it
 * @param parser throws an IllegalArgumentException whose message says what is accepted
 */
public record ConfigType<T>(String name, Function<String, T> parser) {
    private static final String OR = " or ";
    private static final Pattern CHOICES = Pattern.compile("[a-z]+( or [a-z]+)+( or [a-z]+\\[N])?");
    private static final Pattern DURATION_TEXT = Pattern.compile("(\\d{1,18})\\s*(ms|s|min|m|h|d)?");
    private static final Pattern WEIGHT = Pattern.compile("([^=\\s]+)\\s*=\\s*([1-9]\\d{0,2})");
    /** Far above any sensible value, but low enough that nanoseconds do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Any text, even empty. */
    public static final ConfigType<String> TEXT = new ConfigType<>("text", text -> text);
    /** Text that must not be empty: an empty value is a mistake, such as an unset variable in a script. */
    public static final ConfigType<String> NON_EMPTY_TEXT = new ConfigType<>("text, not empty", ConfigType::nonEmpty);

    public static final ConfigType<MemorySize> MEMORY = new ConfigType<>("memory", MemorySize::parse);
    /** A duration of 0 or more. */
    public static final ConfigType<Duration> DURATION = new ConfigType<>("duration", ConfigType::duration);
    /** A duration greater than 0. */
    public static final ConfigType<Duration> POSITIVE_DURATION =
            new ConfigType<>("duration above 0", ConfigType::positiveDuration);

    public static final ConfigType<Boolean> BOOLEAN = new ConfigType<>("true or false", ConfigType::bool);
    public static final ConfigType<List<String>> LIST = new ConfigType<>("comma-separated list", ConfigType::list);
    public static final ConfigType<Master> MASTER =
            new ConfigType<>("yarn or embedded or local or local[N]", Master::parse);
    public static final ConfigType<CountRange> RANGE = new ConfigType<>("MIN..MAX", CountRange::parse);
    /** Amounts of YARN's resource types. For each type the last amount counts, as with repeated options. */
    public static final ConfigType<List<ResourceAmount>> RESOURCES =
            new ConfigType<>("list of NAME=AMOUNT", ConfigType::resources);
    /** Whole numbers above 0, by name. */
    public static final ConfigType<Map<String, Integer>> WEIGHTS =
            new ConfigType<>("list of NAME=WEIGHT", ConfigType::weights);
    /** A TCP port number; 0 means any free port. */
    public static final ConfigType<Integer> PORT =
            wholeNumber("port, 0 to 65535", "port number from 0 to 65535", 0, 65_535);
    /** Ports of which the first free one is taken; 0 means any free port. */
    public static final ConfigType<PortRange> PORTS = new ConfigType<>("port or FIRST..LAST", PortRange::parse);

    /** The words that are accepted, if the type has a fixed set of them; otherwise empty. */
    public List<String> choices() {
        return CHOICES.matcher(name).matches()
                ? Arrays.stream(name.split(OR))
                        .filter(word -> !word.endsWith("]"))
                        .toList()
                : List.of();
    }

    /** A whole number of {@code least} or more. */
    public static ConfigType<Integer> count(int least) {
        return wholeNumber(
                "whole number, " + least + " or more",
                "whole number of " + least + " or more",
                least,
                Integer.MAX_VALUE);
    }

    private static ConfigType<Integer> wholeNumber(String name, String expected, int least, int most) {
        return new ConfigType<>(name, text -> {
            try {
                int value = Integer.parseInt(text.trim());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Reported below, like a number that is out of range.
            }
            throw new IllegalArgumentException("'" + text + "' is not a " + expected);
        });
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> ConfigType<E> oneOf(Class<E> values) {
        String choices = Arrays.stream(values.getEnumConstants())
                .map(value -> value.name().toLowerCase(ROOT))
                .collect(Collectors.joining(OR));
        return new ConfigType<>(
                choices,
                text -> Arrays.stream(values.getEnumConstants())
                        .filter(value -> value.name().equalsIgnoreCase(text.trim()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not " + choices)));
    }

    private static String nonEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the value is empty");
        }
        return text;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text.trim().toLowerCase(ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write it as 500ms, 30s, 10min or 2h");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration unit = unit(matcher.group(2));
        // A product could overflow, so divide.
        if (amount > LONGEST.toMillis() / unit.toMillis()) {
            throw new IllegalArgumentException("'" + text + "' is too long; the longest duration is 36500d");
        }
        return unit.multipliedBy(amount);
    }

    private static Duration unit(@Nullable String unit) {
        if (unit == null) {
            return Duration.ofSeconds(1);
        }
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m", "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static Duration positiveDuration(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is not above 0; write it as 500ms, 30s, 10min or 2h");
        }
        return duration;
    }

    private static Boolean bool(String text) {
        return switch (text.trim().toLowerCase(ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static List<ResourceAmount> resources(String text) {
        Map<String, ResourceAmount> amounts = new LinkedHashMap<>();
        list(text).stream().map(ResourceAmount::parse).forEach(amount -> amounts.put(amount.name(), amount));
        return List.copyOf(amounts.values());
    }

    private static Map<String, Integer> weights(String text) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String part : list(text)) {
            Matcher weight = WEIGHT.matcher(part);
            if (!weight.matches()) {
                throw new IllegalArgumentException(
                        "'" + part + "' is not a name with a weight from 1 to 999, such as etl=3");
            }
            weights.put(weight.group(1), Integer.parseInt(weight.group(2)));
        }
        return weights;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
