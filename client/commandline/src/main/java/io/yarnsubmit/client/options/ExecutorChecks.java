package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigKeys.Locality;
import io.yarnsubmit.protocol.config.Execution;
import io.yarnsubmit.protocol.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks how many executors of a group are wanted, and where. Combinations that YARN cannot do are refused here, because its
 * ResourceManager would refuse them only when the ApplicationMaster asks.
 */
final class ExecutorChecks {
    /** The ResourceManager takes back a container that was not used within 10 minutes, and its grant takes a while to arrive. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(9);

    private final GivenValues given;
    private final Settings settings;
    private final Problems problems;

    ExecutorChecks(GivenValues given, Problems problems) {
        this.given = given;
        this.settings = given.settings();
        this.problems = problems;
    }

    void check() {
        checkRange();
        checkGang();
        checkPlaces();
        checkPlacement();
    }

    private void checkRange() {
        Optional<CountRange> range = settings.find(ConfigKeys.EXECUTOR_DYNAMIC);
        int count = settings.get(ConfigKeys.EXECUTOR_INSTANCES);
        // A number from a file is moved into the range silently, because it was not written for this application.
        if (range.isPresent()
                && given.isTyped(ConfigKeys.EXECUTOR_INSTANCES)
                && !range.get().contains(count)) {
            problems.add(given.named(ConfigKeys.EXECUTOR_INSTANCES) + " is " + count + ", which is outside of "
                    + given.named(ConfigKeys.EXECUTOR_DYNAMIC) + " " + range.get()
                    + "; choose an initial number within it, or leave it out to begin with "
                    + range.get().min());
        }
    }

    private void checkGang() {
        int least = settings.get(ConfigKeys.EXECUTOR_MIN_TO_START);
        Optional<CountRange> range = settings.find(ConfigKeys.EXECUTOR_DYNAMIC);
        ConfigKey<?> limit = range.isPresent() ? ConfigKeys.EXECUTOR_DYNAMIC : ConfigKeys.EXECUTOR_INSTANCES;
        int begin = settings.get(ConfigKeys.EXECUTOR_INSTANCES);
        int most = range.map(CountRange::max).orElse(begin);
        if (least > most) {
            problems.add(given.named(ConfigKeys.EXECUTOR_MIN_TO_START) + " is " + least + ", but "
                    + given.named(limit) + " allows no more than " + most + ", so that none would ever start;"
                    + " lower the one or raise the other");
        } else if (range.isPresent() && given.isTyped(ConfigKeys.EXECUTOR_INSTANCES) && begin < least) {
            problems.add(given.named(ConfigKeys.EXECUTOR_MIN_TO_START) + " is " + least + ", but "
                    + given.named(ConfigKeys.EXECUTOR_INSTANCES) + " begins with " + begin
                    + "; raise it, or leave it out to begin with " + least);
        }
        Duration hold = settings.get(ConfigKeys.EXECUTOR_MIN_TO_START_TIMEOUT);
        if (hold.compareTo(LONGEST_HOLD) >= 0) {
            problems.add(
                    given.named(ConfigKeys.EXECUTOR_MIN_TO_START_TIMEOUT) + " is "
                            + given.text(ConfigKeys.EXECUTOR_MIN_TO_START_TIMEOUT)
                            + ", but YARN takes back containers that are not used within 10 minutes; make it shorter than 9min");
        }
    }

    private void checkPlaces() {
        boolean strict = settings.get(ConfigKeys.EXECUTOR_LOCALITY) == Locality.STRICT;
        if (strict && places().isEmpty()) {
            problems.add(given.named(ConfigKeys.EXECUTOR_LOCALITY)
                    + " is strict, but no machine or rack is named; name machines with --executor-hosts"
                    + " or racks with --executor-racks");
        }
        List<String> excluded = settings.find(ConfigKeys.NODE_EXCLUDE).orElse(List.of());
        List<String> hosts = settings.find(ConfigKeys.EXECUTOR_HOSTS).orElse(List.of());
        List<String> both = hosts.stream().filter(excluded::contains).toList();
        if (!both.isEmpty()) {
            problems.add(String.join(", ", both) + (both.size() == 1 ? " is" : " are") + " both wanted by "
                    + given.named(ConfigKeys.EXECUTOR_HOSTS) + " and excluded by "
                    + given.named(ConfigKeys.NODE_EXCLUDE) + "; take " + (both.size() == 1 ? "it" : "them")
                    + " out of one of the two");
        }
        for (ConfigKey<?> place : places()) {
            refuseTogether(
                    ConfigKeys.EXECUTOR_NODE_LABEL,
                    place,
                    "YARN chooses by label or by name, not by both",
                    "leave out one of the two");
        }
    }

    /** YARN has two ways to ask for containers, and only one of them supports placement rules. */
    private void checkPlacement() {
        String advice = "choose machines by attribute:NAME=VALUE in the placement, or leave out one of the two";
        for (ConfigKey<?> place : places()) {
            refuseTogether(
                    ConfigKeys.EXECUTOR_PLACEMENT,
                    place,
                    "YARN accepts no names of machines or racks together with rules",
                    advice);
        }
        refuseTogether(
                ConfigKeys.EXECUTOR_PLACEMENT,
                ConfigKeys.EXECUTOR_NODE_LABEL,
                "YARN applies rules only to machines without a label",
                advice);
        if (given.isGiven(ConfigKeys.EXECUTOR_PLACEMENT)
                && settings.get(ConfigKeys.EXECUTOR_EXECUTION) != Execution.GUARANTEED) {
            problems.add(given.named(ConfigKeys.EXECUTOR_PLACEMENT) + " does not go with "
                    + given.named(ConfigKeys.EXECUTOR_EXECUTION) + " "
                    + given.text(ConfigKeys.EXECUTOR_EXECUTION)
                    + ": YARN applies rules only to guaranteed containers; leave out one of the two");
        }
    }

    private List<ConfigKey<List<String>>> places() {
        return List.of(ConfigKeys.EXECUTOR_HOSTS, ConfigKeys.EXECUTOR_RACKS).stream()
                .filter(key ->
                        settings.find(key).filter(names -> !names.isEmpty()).isPresent())
                .toList();
    }

    private void refuseTogether(ConfigKey<?> one, ConfigKey<?> other, String why, String advice) {
        if (given.isGiven(one) && given.isGiven(other)) {
            problems.add(given.named(one) + " does not go with " + given.named(other) + ": " + why + "; " + advice);
        }
    }
}
