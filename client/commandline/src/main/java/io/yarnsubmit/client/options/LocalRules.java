package io.yarnsubmit.client.options;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --master local[N]} means for the other values, and embedded for the login. Pure.
 *
 * <p>N is the number of executors, whatever a file says: a job that was written for a cluster is tried here. Two typed numbers
 * that differ are a problem. For the same reason the deploy mode of a file is ignored.
 */
final class LocalRules {
    private LocalRules() {}

    /** The values, changed by what a local master implies; unchanged for {@code yarn}. */
    static Map<String, ResolvedValue> applied(Map<String, ResolvedValue> values, int processors, Problems problems) {
        ResolvedValue said = values.get(ConfigKeys.MASTER.name());
        if (said == null || Master.parse(said.text()).equals(Master.YARN)) {
            return values;
        }
        Map<String, ResolvedValue> applied = new LinkedHashMap<>(values);
        dropLogin(said, applied, problems);
        dropImages(said, applied, problems);
        if (!Master.parse(said.text()).isLocal()) {
            return applied;
        }
        checkDeployMode(said, applied, problems);
        count(said, processors, applied, problems);
        return applied;
    }

    private static void checkDeployMode(ResolvedValue said, Map<String, ResolvedValue> values, Problems problems) {
        ResolvedValue mode = values.get(ConfigKeys.DEPLOY_MODE.name());
        if (mode == null || ConfigKeys.DEPLOY_MODE.type().parser().apply(mode.text()) == DeployMode.CLIENT) {
            return;
        }
        if (isTyped(mode)) {
            problems.add(named(mode) + " cluster does not go with " + named(said) + " " + said.text()
                    + ": the driver runs on this machine, as a part of this command. Drop one of the two");
        }
        values.remove(ConfigKeys.DEPLOY_MODE.name());
    }

    /** On this machine nobody logs in. */
    private static void dropLogin(ResolvedValue said, Map<String, ResolvedValue> values, Problems problems) {
        for (ConfigKey<?> key : List.of(ConfigKeys.PRINCIPAL, ConfigKeys.KEYTAB, ConfigKeys.PROXY_USER)) {
            ResolvedValue login = values.remove(key.name());
            if (login != null && isTyped(login)) {
                problems.add(named(login) + " is for clusters: with " + named(said) + " " + said.text()
                        + " the application runs as this machine's user. Drop one of the two");
            }
        }
    }

    /** Nothing here starts containers of an engine. */
    private static void dropImages(ResolvedValue said, Map<String, ResolvedValue> values, Problems problems) {
        for (ResolvedValue value : List.copyOf(values.values())) {
            if (DockerChecks.isOfImages(value.key())) {
                values.remove(value.key());
                if (isTyped(value)) {
                    problems.add(named(value) + " is for clusters: with " + named(said) + " " + said.text()
                            + " the processes run on this machine itself. Drop one of the two");
                }
            }
        }
    }

    private static void count(
            ResolvedValue said, int processors, Map<String, ResolvedValue> values, Problems problems) {
        Master master = Master.parse(said.text());
        Set<String> groups = new LinkedHashSet<>(GroupRequest.names(values.keySet()));
        ResolvedValue instances = values.get(ConfigKeys.EXECUTOR_INSTANCES.name());
        if (master.executors() == Master.AS_SET) {
            boolean isOpen =
                    instances == null && groups.isEmpty() && value(values, ConfigKeys.EXECUTOR_DYNAMIC) == null;
            if (isOpen) {
                put(values, 1, said);
            }
            return;
        }
        int count = master.executors() == Master.AS_CORES ? processors : master.executors();
        if (!groups.isEmpty() && !groups.equals(Set.of(LaunchNames.DEFAULT_GROUP))) {
            problems.add(named(said) + " " + said.text() + " does not say for which executor group; there are "
                    + String.join(", ", groups) + ". Write " + named(said)
                    + " local, and for one of them --set executors.groups."
                    + groups.iterator().next() + ".instances=" + count);
        } else if (instances != null
                && isTyped(instances)
                && !instances.text().trim().equals(Integer.toString(count))) {
            problems.add(named(said) + " " + said.text() + " is " + count + (count == 1 ? " executor" : " executors")
                    + ", but " + named(instances) + " is " + instances.text() + "; drop one of the two");
        } else {
            put(values, count, said);
        }
    }

    private static void put(Map<String, ResolvedValue> values, int count, ResolvedValue said) {
        String key = ConfigKeys.EXECUTOR_INSTANCES.name();
        values.put(key, new ResolvedValue(key, Integer.toString(count), said.origin()));
    }

    private static @Nullable ResolvedValue value(Map<String, ResolvedValue> values, ConfigKey<?> key) {
        return values.get(key.name());
    }

    private static boolean isTyped(ResolvedValue value) {
        return !(value.origin() instanceof Origin.FileLine || value.origin() instanceof Origin.SpecLine);
    }

    private static String named(ResolvedValue value) {
        return value.origin().named(value.key());
    }
}
