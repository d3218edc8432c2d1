package io.yarnsubmit.client.yarn.staging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which folder of the library cache each file of one application comes from. YARN gives a container one link to a file, so a
 * content that is wanted under two links needs two files. Thread-safe.
 */
final class CacheFolders {
    private final Map<String, String> linkOf = new ConcurrentHashMap<>();

    /** Where a content is to be for this link: always the same, however often it is asked for. */
    Content of(Content content, String link) {
        String first = linkOf.putIfAbsent(content.folder() + "/" + content.name(), link);
        return first == null || first.equals(link) ? content : content.forLink(link);
    }
}
