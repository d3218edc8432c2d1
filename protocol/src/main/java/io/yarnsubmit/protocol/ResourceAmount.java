package io.yarnsubmit.protocol;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of one of YARN's resource types. Written {@code yarn.io/gpu=1} or {@code fpga-memory=4Gi}. The units are
 * YARN's, and case matters. Units smaller than one are not accepted, because they give no whole amount.
 *
 * @param name the resource type, as the cluster defines it
 * @param amount 1 or more in a request; a cluster may also have 0
 * @param unit such as {@code G} or {@code Gi}; may be empty
 */
public record ResourceAmount(String name, long amount, String unit) {
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            entry("", BigDecimal.ONE),
            entry("k", new BigDecimal("1e3")),
            entry("M", new BigDecimal("1e6")),
            entry("G", new BigDecimal("1e9")),
            entry("T", new BigDecimal("1e12")),
            entry("P", new BigDecimal("1e15")),
            entry("Ki", new BigDecimal(1L << 10)),
            entry("Mi", new BigDecimal(1L << 20)),
            entry("Gi", new BigDecimal(1L << 30)),
            entry("Ti", new BigDecimal(1L << 40)),
            entry("Pi", new BigDecimal(1L << 50)));
    private static final Pattern TEXT = Pattern.compile("([^=]*)=\\s*(\\d{1,18})\\s*([A-Za-z]*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");
    /** Resources that have their own options, under YARN's names and those that users may try. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("memory-mb", "memory", "memory", "memory", "vcores", "cores", "cpu-vcores", "cores");

    /** @throws IllegalArgumentException with a message for the user */
    public static ResourceAmount parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an amount of a resource; write it as yarn.io/gpu=1 or name=4Gi");
        }
        String name = matcher.group(1).trim();
        String own = ELSEWHERE.get(name);
        if (own != null) {
            throw new IllegalArgumentException("'" + name + "' has its own option: use --executor-" + own);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not the name of a resource type; write it as yarn.io/gpu=1");
        }
        String unit = matcher.group(3);
        if (!UNITS.containsKey(unit)) {
            throw new IllegalArgumentException("'" + text + "' has the unknown unit '" + unit
                    + "'; YARN's units are k, M, G, T, P and Ki, Mi, Gi, Ti, Pi, and case matters");
        }
        long amount = Long.parseLong(matcher.group(2));
        if (amount == 0) {
            throw new IllegalArgumentException("'" + text + "' asks for nothing; leave it out");
        }
        return new ResourceAmount(name, amount, unit);
    }

    /** The amount with its unit, as YARN reads it. */
    public String amountText() {
        return amount + unit;
    }

    /**
     * Whether this amount is greater than another, whatever their units. An amount in an unknown unit counts as
     * unlimited.
     */
    public boolean isMoreThan(ResourceAmount other) {
        BigDecimal otherUnit = UNITS.get(other.unit);
        return otherUnit != null
                && UNITS.getOrDefault(unit, BigDecimal.ONE)
                                .multiply(BigDecimal.valueOf(amount))
                                .compareTo(otherUnit.multiply(BigDecimal.valueOf(other.amount)))
                        > 0;
    }

    @Override
    public String toString() {
        return name + "=" + amountText();
    }
}
