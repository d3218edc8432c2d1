package io.yarnsubmit.client.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerImageTest {
    private static Settings settings(String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("yarnsubmit." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.of(values);
    }

    private static Map<String, String> image(String name) {
        return Map.of("YARN_CONTAINER_RUNTIME_TYPE", "docker", "YARN_CONTAINER_RUNTIME_DOCKER_IMAGE", name);
    }

    @Test
    void oneImage_isForExecutors_andInClusterModeForTheMaster() {
        Settings client = settings("docker.image", "a:1");
        Settings cluster = settings("docker.image", "a:1", "deployMode", "cluster");

        assertThat(ContainerImage.ofExecutors(client)).isEqualTo(image("a:1"));
        assertThat(ContainerImage.ofMaster(client)).isEmpty();
        assertThat(ContainerImage.ofExecutors(cluster)).isEqualTo(image("a:1"));
        assertThat(ContainerImage.ofMaster(cluster)).isEqualTo(image("a:1"));
    }

    @Test
    void eachMayHaveItsOwn_orNone() {
        Settings settings = settings(
                "docker.image", "a", "executor.docker.image", "b", "am.docker.image", "c", "deployMode", "cluster");
        assertThat(ContainerImage.ofExecutors(settings)).isEqualTo(image("b"));
        assertThat(ContainerImage.ofMaster(settings)).isEqualTo(image("c"));

        assertThat(ContainerImage.ofExecutors(settings("docker.image", "a", "executor.docker.image", "none")))
                .isEmpty();
        assertThat(ContainerImage.ofMaster(settings("am.docker.image", "c"))).isEqualTo(image("c"));
    }

    @Test
    void mountsGoWithAnImage() {
        assertThat(ContainerImage.ofExecutors(settings("docker.mounts", "/a:/a:ro")))
                .isEmpty();
        assertThat(ContainerImage.ofExecutors(settings(
                        "docker.image", "a", "docker.mounts", "/a:/a:ro", "executor.docker.mounts", "/b:/b:rw")))
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", "/b:/b:rw");
        assertThat(ContainerImage.ofMaster(
                        settings("docker.image", "a", "docker.mounts", "/a:/a:ro", "deployMode", "cluster")))
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", "/a:/a:ro");
    }
}
