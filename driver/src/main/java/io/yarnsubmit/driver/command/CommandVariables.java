package io.yarnsubmit.driver.command;

import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command finds about its application in its environment. Pure. */
public final class CommandVariables {
    private CommandVariables() {}

    /** The variables of a driver's command. */
    public static Map<String, String> of(DriverLaunch launch, DriverInstruction.Welcome welcome) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("YARN_SUBMIT_APPLICATION_ID", launch.getApplicationId());
        variables.put("YARN_SUBMIT_ATTEMPT", Integer.toString(welcome.getAttempt()));
        variables.put(
                "YARN_SUBMIT_DEPLOY_MODE",
                launch.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER ? "cluster" : "client");
        variables.put("YARN_SUBMIT_USER", launch.getUser());
        if (!welcome.getTrackingUrl().isEmpty()) {
            variables.put("YARN_SUBMIT_TRACKING_URL", welcome.getTrackingUrl());
        }
        return variables;
    }
}
