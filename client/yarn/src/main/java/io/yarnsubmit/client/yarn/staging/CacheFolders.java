package io.yarnsubmit.client.yarn.staging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides from which folder of the library cache each file of one application comes. YARN gives a container one link to a file, so a
 * content that is wanted under two links needs two files. Thread-safe.
 */
final class CacheFolders {
    private final Map<String, String> linkOf = new ConcurrentHashMap<>();

    /** The folder of a content for this link: always the same one. */
    Content of(Content content, String link) {
        String first = linkOf.putIfAbsent(content.folder() + "/" + content.name(), link);
        return first == null || first.equals(link) ? content : content.forLink(link);
    }
}
