package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.options;
import static io.yarnsubmit.client.options.Parsing.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ContainerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerChecksTest {
    private static final String DIGEST = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openjdk",
                "library/openjdk:17-jre",
                "registry.example.com:5000/team/some_job.x:1.0",
                "localhost:5000/a" + DIGEST,
                "a/b/c:1" + DIGEST
            })
    void imagesAreTaken(String image) {
        assertThat(options("--docker-image", image).settings().get(ContainerKeys.DOCKER_IMAGE))
                .isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open JDK",
                "-v/:/host",
                "a;reboot",
                "a:",
                ":1",
                "a//b",
                "a:b:c",
                "https://example.com/a",
                "a$(id)",
                "a@sha256:12",
                "Image"
            })
    void whatIsNoImage_isRefused(String image) {
        assertThat(problemsOf("--docker-image=" + image))
                .singleElement()
                .asString()
                .startsWith("Option --docker-image: '" + image + "' is not the name of an image");
    }

    @Test
    void mountsAddUp() {
        assertThat(options("--docker-mounts", "/data:/data:ro,conf:/etc/conf", "--docker-mounts", "/a-b:/c_d:rw")
                        .settings()
                        .get(ContainerKeys.DOCKER_MOUNTS))
                .isEqualTo("/data:/data:ro,conf:/etc/conf,/a-b:/c_d:rw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/data", "/data:data:ro", "/a:/b:rwx", "/a:/b,", "/my files:/b:ro", "/a;b:/c:ro", "/a:/b:ro:x"})
    void whatIsNoMount_isRefused(String mounts) {
        assertThat(problemsOf("--docker-mounts", mounts))
                .singleElement()
                .asString()
                .contains("is not a mount: write SOURCE:TARGET:MODE");
    }

    @Test
    void twoMountsInOnePlace_areRefused() {
        assertThat(problemsOf("--docker-mounts", "/a:/x:ro", "--docker-mounts", "/b:/x:ro"))
                .containsExactly("Option --docker-mounts: two mounts have the target '/x'");
    }

    @Test
    void onThisMachine_thereIsNoImage_unlessAFileSaysSo(@TempDir Path folder) throws IOException {
        assertThat(problemsOf("--master", "local[2]", "--docker-image", "a"))
                .containsExactly("--docker-image is for clusters: with --master local[2] the processes run on this"
                        + " machine itself. Drop one of the two");
        Path conf = Files.writeString(
                folder.resolve("conf.properties"), "docker.image=a\nexecutor.groups.gpu.docker.image=b\n");
        assertThat(options("--master", "local", "--properties-file", conf.toString())
                        .settings()
                        .asMap()
                        .keySet())
                .noneMatch(key -> key.contains("docker"));
    }

    @Test
    void groupsHaveImagesOfTheirOwn() {
        assertThat(problemsOf("--set", "executors.groups.gpu.docker.image=No Image"))
                .singleElement()
                .asString()
                .contains("'No Image' is not the name of an image");
    }
}
