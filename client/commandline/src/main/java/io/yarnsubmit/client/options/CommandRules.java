package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command as driver means for the other values: it has no executors unless it is given some. Pure. */
final class CommandRules {
    private CommandRules() {}

    /** The values, changed by what a command implies. */
    static Map<String, ResolvedValue> applied(Map<String, ResolvedValue> values) {
        ResolvedValue master = values.get(ConfigKeys.MASTER.name());
        String instances = ConfigKeys.EXECUTOR_INSTANCES.name();
        ResolvedValue said = values.get(instances);
        boolean byMaster = said != null
                && master != null
                && said.origin().equals(master.origin())
                && Master.parse(master.text()).isLocal()
                && Master.parse(master.text()).executors() == Master.AS_SET;
        boolean isOpen = (said == null || byMaster)
                && !values.containsKey(ConfigKeys.EXECUTOR_DYNAMIC.name())
                && GroupRequest.names(values.keySet()).isEmpty();
        if (!isOpen) {
            return values;
        }
        Map<String, ResolvedValue> applied = new LinkedHashMap<>(values);
        applied.put(instances, new ResolvedValue(instances, "0", new Origin.Default()));
        return applied;
    }
}
