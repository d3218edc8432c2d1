package io.yarnsubmit.client.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names in a container's directory: each belongs to one file. Links are compared, not the base names of what they point
 * to, so {@code a/x.jar#a.jar,b/x.jar#b.jar} is no conflict.
 */
public final class Links {
    /** Names that are taken by YARN or by us. */
    private static final Set<String> RESERVED = Set.of(
            "application.plan",
            "hadoop-conf",
            "yarn-submit-am",
            "yarn-submit-runtime.jar",
            "launch_container.sh",
            "container_tokens",
            "default_container_executor.sh",
            "default_container_executor_session.sh",
            "tmp");

    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Map<String, String> remotes = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Takes a name for a file.
     *
     * @param source the file, as messages are to show it
     * @return whether the name was free; false when the same file has it already, or when there is a conflict, which is then
     *     among the problems
     */
    public boolean take(String link, String source) {
        Optional<String> fault = fault(link);
        if (fault.isPresent()) {
            problems.add("'" + source + "' cannot be linked as '" + link + "': " + fault.get());
            return false;
        }
        String owner = owners.putIfAbsent(link, source);
        if (owner != null && !owner.equals(source)) {
            problems.add("'" + owner + "' and '" + source + "' would both be '" + link
                    + "' in the containers. Give one another name: path#name");
        }
        return owner == null;
    }

    /** The same for a file that is used where it is: YARN gives a container one link to it. */
    public boolean takeRemote(String link, String uri) {
        String other = remotes.putIfAbsent(uri, link);
        if (other != null && !other.equals(link)) {
            problems.add("'" + uri + "' is wanted as '" + other + "' and as '" + link
                    + "', but YARN links a file only once into a container. Copy it, or use one name");
            return false;
        }
        return take(link, uri);
    }

    private static Optional<String> fault(String link) {
        if (link.isEmpty() || link.equals(".") || link.equals("..") || link.indexOf('/') >= 0) {
            return Optional.of("a link is a file name, without directories");
        }
        if (isReserved(link)) {
            return Optional.of("that name is taken; give it another: path#name");
        }
        return Optional.empty();
    }

    static boolean isReserved(String link) {
        return RESERVED.contains(link);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }
}
