package io.yarnsubmit.client.plan;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables by which a container's launch context names an image to YARN's Docker runtime. Pure. */
public final class ContainerImage {
    private static final String NONE = "none";

    private ContainerImage() {}

    /** Those of executors; none without an image. */
    static Map<String, String> ofExecutors(Settings settings) {
        return variables(
                settings.find(ContainerKeys.EXECUTOR_DOCKER_IMAGE).or(() -> settings.find(ContainerKeys.DOCKER_IMAGE)),
                mounts(settings, ContainerKeys.EXECUTOR_DOCKER_MOUNTS));
    }

    /** Those of the ApplicationMaster, which in client mode runs no user code, and needs no image. */
    public static Map<String, String> ofMaster(Settings settings) {
        Optional<String> general = settings.get(ConfigKeys.DEPLOY_MODE) == DeployMode.CLUSTER
                ? settings.find(ContainerKeys.DOCKER_IMAGE)
                : Optional.empty();
        return variables(
                settings.find(ContainerKeys.AM_DOCKER_IMAGE).or(() -> general),
                mounts(settings, ContainerKeys.AM_DOCKER_MOUNTS));
    }

    private static Optional<String> mounts(Settings settings, ConfigKey<String> own) {
        return settings.find(own).or(() -> settings.find(ContainerKeys.DOCKER_MOUNTS));
    }

    private static Map<String, String> variables(Optional<String> image, Optional<String> mounts) {
        Map<String, String> variables = new LinkedHashMap<>();
        image.filter(name -> !name.equals(NONE)).ifPresent(name -> {
            variables.put("YARN_CONTAINER_RUNTIME_TYPE", "docker");
            variables.put("YARN_CONTAINER_RUNTIME_DOCKER_IMAGE", name);
            mounts.ifPresent(list -> variables.put("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", list));
        });
        return variables;
    }
}
