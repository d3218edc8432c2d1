package io.yarnsubmit.driver.roles.text;

import io.yarnsubmit.protocol.control.ControlJson;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For TensorFlow: {@code TF_CONFIG} names all tasks of the cluster, by role, and which one the process is. */
record TensorFlowVariables() implements FrameworkVariables {
    @Override
    public List<InstanceName> needed(String role, Instances instances) {
        return instances.with(Rendezvous.RENDEZVOUS_TENSORFLOW).keySet().stream()
                .flatMap(each -> instances.names(each).stream())
                .toList();
    }

    @Override
    public Map<String, String> of(PeerView view, Instances instances) {
        Map<String, Object> cluster = new LinkedHashMap<>();
        for (String role : instances.with(Rendezvous.RENDEZVOUS_TENSORFLOW).keySet()) {
            List<InstanceName> names = instances.names(role);
            if (!names.isEmpty()) {
                cluster.put(role, names.stream().map(instances::address).toList());
            }
        }
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("type", view.name().getRole());
        task.put("index", view.index());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("cluster", cluster);
        config.put("task", task);
        return Map.of("TF_CONFIG", ControlJson.write(config));
    }
}
