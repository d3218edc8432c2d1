package io.yarnsubmit.client.yarn.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values of the wrong kind among those that tell where the cluster is and how to talk to it. Pure. */
final class SiteValues {
    private static final Pattern ADDRESS =
            Pattern.compile("yarn\\.resourcemanager\\.((scheduler\\.)?address|webapp\\.(https\\.)?address)(\\.[^.]+)?");
    private static final Pattern HOST = Pattern.compile("yarn\\.resourcemanager\\.hostname(\\.[^.]+)?");
    private static final Pattern BOOLEAN = Pattern.compile("yarn\\.resourcemanager\\.ha\\.enabled|yarn\\.acl\\.enable"
            + "|yarn\\.log-aggregation-enable|hadoop\\.security\\.authorization");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[a-z]+://)?(\\[[^]]+]|[^:/\\s]+)(?::(\\d{1,5}))?/?");
    private static final String HA_ENABLED = "yarn.resourcemanager.ha.enabled";
    private static final String HA_IDS = "yarn.resourcemanager.ha.rm-ids";
    private static final int LAST_PORT = 65_535;

    private final SiteConfiguration site;
    private final Function<String, String> values;
    private final List<String> problems = new ArrayList<>();

    private SiteValues(SiteConfiguration site, Function<String, String> values) {
        this.site = site;
        this.values = values;
    }

    /**
     * Sentences, one for each wrong value.
     *
     * @param values of properties, with their variables filled in; empty when there is none
     */
    static List<String> wrongIn(SiteConfiguration site, Function<String, String> values) {
        SiteValues wrong = new SiteValues(site, values);
        site.properties().forEach(wrong::check);
        wrong.checkPair();
        return List.copyOf(wrong.problems);
    }

    private void check(SiteProperty property) {
        String value = values.apply(property.name()).trim();
        if (value.isEmpty() || value.contains("${")) {
            // Nobody has filled it in: as good as not there.
            return;
        }
        kind(property.name(), value).ifPresent(kind -> problems.add(sentence(property, value, kind)));
    }

    static String sentence(SiteProperty property, String value, String kind) {
        return property.place() + ": " + property.name() + " is '" + value + "', which is no " + kind;
    }

    /** What the value should be and is not. */
    private static Optional<String> kind(String name, String value) {
        if (ADDRESS.matcher(name).matches()) {
            return isAddress(value) ? Optional.empty() : Optional.of("address; write it as host:port");
        }
        if (HOST.matcher(name).matches()) {
            return isHost(value) ? Optional.empty() : Optional.of("name of a host; a port belongs to the addresses");
        }
        if (BOOLEAN.matcher(name).matches()) {
            boolean known = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            return known ? Optional.empty() : Optional.of("boolean; write true or false");
        }
        return switch (name) {
            case "fs.defaultFS", "fs.default.name" ->
                isFileSystem(value)
                        ? Optional.empty()
                        : Optional.of("URI of a file system, such as hdfs://namenode:8020");
            case "hadoop.security.authentication" ->
                value.equalsIgnoreCase("simple") || value.equalsIgnoreCase("kerberos")
                        ? Optional.empty()
                        : Optional.of("way to authenticate; write simple or kerberos");
            default -> Optional.empty();
        };
    }

    private static boolean isAddress(String value) {
        Matcher address = HOST_AND_PORT.matcher(value);
        return address.matches() && (address.group(2) == null || Integer.parseInt(address.group(2)) <= LAST_PORT);
    }

    private static boolean isHost(String value) {
        // A bare IPv6 address has several colons.
        boolean hasPort = value.indexOf(':') >= 0 && value.indexOf(':') == value.lastIndexOf(':');
        return !hasPort && value.chars().noneMatch(c -> c == '/' || Character.isWhitespace(c));
    }

    private static boolean isFileSystem(String value) {
        if (value.equals("local")) {
            return true;
        }
        try {
            URI uri = new URI(value);
            return uri.getScheme() != null || value.startsWith("/") || isAddress(value);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** One of a pair of ResourceManagers must be known for each id. */
    private void checkPair() {
        Optional<SiteProperty> enabled = site.find(HA_ENABLED);
        if (enabled.isEmpty() || !values.apply(HA_ENABLED).trim().equalsIgnoreCase("true")) {
            return;
        }
        String ids = values.apply(HA_IDS).trim();
        if (ids.isEmpty()) {
            problems.add(enabled.get().place() + ": " + HA_ENABLED + " is true, but " + HA_IDS
                    + " does not name the ResourceManagers");
            return;
        }
        for (String id : ids.split(",")) {
            String suffix = "." + id.trim();
            if (values.apply("yarn.resourcemanager.address" + suffix).isBlank()
                    && values.apply("yarn.resourcemanager.hostname" + suffix).isBlank()) {
                problems.add(site.find(HA_IDS).orElse(enabled.get()).place() + ": " + HA_IDS + " names '" + id.trim()
                        + "', but neither yarn.resourcemanager.hostname" + suffix
                        + " nor yarn.resourcemanager.address" + suffix + " tells where that is");
            }
        }
    }
}
