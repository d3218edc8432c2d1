package io.yarnsubmit.launch;

import io.yarnsubmit.protocol.LaunchNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The links of a container's directory, whatever their names are. YARN reads a link's name as a path and writes it between
 * double quotes into the launch script, so that {@code a:b} is an error and {@code $(id)} is run. Such a link gets a plain name
 * from YARN, and the container's command renames it before anything else.
 */
public final class ContainerLinks {
    /** The command is one argument of bash, which Linux limits to 128 KiB; the JVM's options may take half. */
    public static final int MOST_COMMAND_CHARACTERS = 48 << 10;

    private static final String UNSAFE = "\"$`\\:";

    private final Map<String, String> standIns = new HashMap<>();
    private final StringBuilder commands = new StringBuilder();

    private ContainerLinks() {}

    /** Those of one container. */
    public static ContainerLinks of(Collection<String> links) {
        ContainerLinks all = new ContainerLinks();
        links.stream().filter(link -> !isSafe(link)).forEach(all::rename);
        return all;
    }

    private void rename(String link) {
        String standIn = LaunchNames.STAND_IN_LINK + standIns.size();
        if (standIns.putIfAbsent(link, standIn) == null) {
            commands.append("mv -f -- ")
                    .append(standIn)
                    .append(' ')
                    .append(LaunchScriptText.word(link))
                    .append(" && ");
        }
    }

    /** What YARN is to call a link. */
    public String name(String link) {
        return standIns.getOrDefault(link, link);
    }

    /** What the container's command begins with; often empty. */
    public String commands() {
        return commands.toString();
    }

    /** Whether a name passes through YARN and its script unchanged. */
    public static boolean isSafe(String name) {
        return name.chars().noneMatch(c -> Character.isISOControl(c) || UNSAFE.indexOf(c) >= 0);
    }
}
