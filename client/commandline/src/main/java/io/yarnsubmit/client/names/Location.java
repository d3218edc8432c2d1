package io.yarnsubmit.client.names;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a file is.
 *
 * @param root of its file system, such as {@code hdfs://cluster:8020}; empty for this machine
 * @param path absolute, not escaped
 */
public record Location(String root, String path) {

    public boolean isLocal() {
        return root.isEmpty();
    }

    /** The last part of the path. */
    public String name() {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** For a file that is not on this machine. */
    public URI uri() {
        int colon = root.indexOf(':');
        String authority = root.length() > colon + 3 ? root.substring(colon + 3) : null;
        try {
            return new URI(root.substring(0, colon), authority, path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** As the user would write it. */
    @Override
    public String toString() {
        return root + path;
    }
}
