package io.yarnsubmit.page;

import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows that stays the same while an attempt runs.
 *
 * @param queue as the cluster calls it; may be empty
 * @param submittedMillis since 1970; 0 if nobody tells
 * @param host of the ApplicationMaster
 */
public record PageFacts(
        String applicationId,
        int attempt,
        ApplicationPlan plan,
        String queue,
        long submittedMillis,
        String host,
        SecretMask mask) {

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", applicationId);
        json.put("name", mask.mask(plan.getName()));
        json.put("user", plan.getUser());
        json.put("queue", queue);
        json.put("mode", plan.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER ? "cluster" : "client");
        json.put("submitted", submittedMillis);
        json.put("host", host);
        json.put("version", plan.getProductVersion());
        json.put("program", mask.mask(program()));
        json.put("groups", plan.getGroupsList().stream().map(this::group).toList());
        json.put("settings", new ShownSettings(mask).of(plan.getConfigurationMap()));
        return json;
    }

    /** Without arguments, which may have what nobody else is to read. */
    private String program() {
        if (plan.getDriver().getCommandCount() > 0) {
            return plan.getDriver().getCommand(0);
        }
        return plan.getDriver().getMainClass();
    }

    private Map<String, Object> group(ExecutorGroupPlan group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", group.getName());
        json.put("memoryMib", group.getMemoryMib());
        json.put("cores", group.getCores());
        json.put("resources", group.getResourcesMap());
        if (group.hasRole()) {
            json.put("after", afterOf(group.getRole()));
        }
        return json;
    }

    private static List<String> afterOf(RolePlan role) {
        return List.copyOf(role.getAfterList());
    }
}
