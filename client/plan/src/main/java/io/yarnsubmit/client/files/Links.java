package io.yarnsubmit.client.files;

import io.yarnsubmit.map.files.OwnFiles;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.text.ShownText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names in a container's directory: each belongs to one file. Links are compared, not the base names of what they point
 * to, so {@code a/x.jar#a.jar,b/x.jar#b.jar} is not a conflict.
 */
public final class Links {
    /** Linux and HDFS take no longer name for a file. */
    private static final int MOST_BYTES = 255;

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
            problems.add("'" + ShownText.line(source) + "' cannot be linked as '" + ShownText.line(link) + "': "
                    + fault.get());
            return false;
        }
        String owner = owners.putIfAbsent(link, source);
        if (owner != null && !owner.equals(source)) {
            problems.add("'" + ShownText.line(owner) + "' and '" + ShownText.line(source) + "' would both be '"
                    + ShownText.line(link) + "' in the containers. Give one another name: path#name");
        }
        return owner == null;
    }

    /** The same for a file that is used in place: YARN gives a container only one link to it. */
    public boolean takeRemote(String link, String uri) {
        String other = remotes.putIfAbsent(uri, link);
        if (other != null && !other.equals(link)) {
            problems.add("'" + uri + "' is wanted as '" + ShownText.line(other) + "' and as '" + ShownText.line(link)
                    + "', but YARN links a file only once into a container. Copy it, or use one name");
            return false;
        }
        return take(link, uri);
    }

    private static Optional<String> fault(String link) {
        if (link.isEmpty() || link.equals(".") || link.equals("..") || link.indexOf('/') >= 0) {
            return Optional.of("a link is a file name, without directories");
        }
        int bytes = link.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return Optional.of("the name has " + bytes + " bytes, but at most " + MOST_BYTES + " are possible");
        }
        if (isReserved(link)) {
            return Optional.of("that name is taken; give it another: path#name");
        }
        return Optional.empty();
    }

    static boolean isReserved(String link) {
        return OwnFiles.contains(link) || LaunchNames.isStandInLink(link);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }
}
