package io.yarnsubmit.protocol.config;

import static io.yarnsubmit.protocol.config.ConfigKeys.key;

/** The configuration keys of what containers get beside files: secrets, and a container engine's images. */
public final class ContainerKeys {
    /** All secrets. */
    public static final String SECRETS = "yarnsubmit.secret.";

    public static final ConfigKey<String> SECRET_FILE = key(
            "secret.file.",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A secret for driver and executors: secret.file.NAME=FILE, or secret.file.NAME=env:VARIABLE for a variable of"
                    + " yarn-submit's own environment. It is the file NAME in the directory that the variable"
                    + " YARN_SUBMIT_SECRETS names.");
    public static final ConfigKey<String> SECRET_ENV = key(
            "secret.env.",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "A secret as with secret.file, which driver and executors find in the environment variable NAME too.");

    public static final ConfigKey<String> DOCKER_IMAGE = key(
            "docker.image",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The image in which YARN's Docker runtime runs executors and, in cluster mode, the driver. It has a JDK or"
                    + " JRE, and bash. Default: none; processes run on the machine itself.");
    public static final ConfigKey<String> DOCKER_MOUNTS = key(
            "docker.mounts",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "What of a machine these containers see beside YARN's own directories: a list of SOURCE:TARGET:MODE, where"
                    + " MODE is ro or rw.");
    public static final ConfigKey<String> EXECUTOR_DOCKER_IMAGE = key(
            "executor.docker.image",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The image of executors, instead of that of docker.image; none: no image.");
    public static final ConfigKey<String> EXECUTOR_DOCKER_MOUNTS = key(
            "executor.docker.mounts",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The mounts of executors, instead of those of docker.mounts.");
    public static final ConfigKey<String> AM_DOCKER_IMAGE = key(
            "am.docker.image",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The image of the ApplicationMaster, in cluster mode with the driver. Default: that of docker.image in cluster"
                    + " mode, none in client mode; none: no image.");
    public static final ConfigKey<String> AM_DOCKER_MOUNTS = key(
            "am.docker.mounts",
            ConfigType.NON_EMPTY_TEXT,
            null,
            "The mounts of the ApplicationMaster's container, instead of those of docker.mounts.");

    private ContainerKeys() {}
}
