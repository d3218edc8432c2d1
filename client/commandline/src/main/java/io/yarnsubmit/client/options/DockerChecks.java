package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.text.ShownText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The images and mounts that YARN's Docker runtime takes
 * (org.apache.hadoop.yarn.server.nodemanager.containermanager.linux.runtime.DockerLinuxContainerRuntime). It reads them from
 * variables, as they are.
 */
final class DockerChecks {
    static final Set<ConfigKey<?>> IMAGES =
            Set.of(ContainerKeys.DOCKER_IMAGE, ContainerKeys.EXECUTOR_DOCKER_IMAGE, ContainerKeys.AM_DOCKER_IMAGE);
    static final Set<ConfigKey<?>> MOUNTS =
            Set.of(ContainerKeys.DOCKER_MOUNTS, ContainerKeys.EXECUTOR_DOCKER_MOUNTS, ContainerKeys.AM_DOCKER_MOUNTS);

    private static final Pattern IMAGE = Pattern.compile(
            // The registry, the name's parts, a tag, a digest.
            "(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?"
                    + "[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*"
                    + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
                    + "(?:@sha256:[0-9a-f]{64})?");
    private static final Pattern MOUNT =
            Pattern.compile("([A-Za-z0-9_./+@-]+):(/[A-Za-z0-9_./+@-]*)(?::(?:ro|rw)(?:\\+[a-z]+)?)?");

    private DockerChecks() {}

    /** Whether a full key, maybe of a group, is one of these. */
    static boolean isOfImages(String name) {
        String general = GroupRequest.nameIn(name).isPresent() ? GroupRequest.general(name) : name;
        return Stream.concat(IMAGES.stream(), MOUNTS.stream())
                .anyMatch(key -> key.name().equals(general));
    }

    /** Throws an IllegalArgumentException. */
    static void checkImage(String image) {
        if (!IMAGE.matcher(image).matches()) {
            throw new IllegalArgumentException(
                    "'" + shown(image)
                            + "' is not the name of an image, such as library/openjdk:17 or registry.example.com:5000/team/job:1");
        }
    }

    /** Throws an IllegalArgumentException. */
    static void checkMounts(String mounts) {
        Set<String> targets = new HashSet<>();
        for (String mount : mounts.split(",", -1)) {
            Matcher parts = MOUNT.matcher(mount);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + shown(mount)
                        + "' is not a mount: write SOURCE:TARGET:MODE, with the MODE ro or rw, such as /data:/data:ro. The"
                        + " target is an absolute path; paths have letters, digits and _ . / + @ -");
            }
            if (!targets.add(parts.group(2))) {
                throw new IllegalArgumentException("two mounts have the target '" + shown(parts.group(2)) + "'");
            }
        }
    }

    private static String shown(String text) {
        return ShownText.line(text, ShownText.USUAL_LENGTH);
    }
}
