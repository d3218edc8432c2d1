package io.yarnsubmit.map.files;

import java.util.Set;

/**
 * The names of what YARN and yarn-submit put into a container's directory, beside the user's files. No file of the user may have
 * one of them, and items do not see them.
 */
public final class OwnFiles {
    /** The folder with a folder for each running item. */
    public static final String ITEMS = "yarn-submit-map-items";

    private static final Set<String> NAMES = Set.of(
            "launch_container.sh",
            "container_tokens",
            "container_tokens.new",
            "default_container_executor.sh",
            "default_container_executor_session.sh",
            "yarn_provided.keystore",
            "yarn_provided.truststore",
            "application.plan",
            "hadoop-conf",
            "broadcast",
            "kept-outputs",
            "tmp",
            "yarn-submit-am",
            "yarn-submit-am.jsa",
            "yarn-submit-am.keytab",
            "yarn-submit-commands",
            "yarn-submit-runtime",
            "yarn-submit-runtime.jar",
            "yarn-submit-runtime.jsa",
            ITEMS);

    private OwnFiles() {}

    /** Whether a file in the container's directory is not the user's. */
    public static boolean contains(String file) {
        return NAMES.contains(file);
    }

    /** Whether a file is the checksum of such a file: Hadoop writes one beside each file of its own. */
    public static boolean containsChecksum(String file) {
        return file.startsWith(".")
                && file.endsWith(".crc")
                && contains(file.substring(1, file.length() - ".crc".length()));
    }
}
