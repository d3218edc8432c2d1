package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.files.ArchiveFormat;

/**
 * What a file is called on the cluster's file system, and in the directories of NodeManagers. Only letters, digits and a few
 * signs, because HDFS refuses some characters, YARN's launch script breaks at others, a NodeManager in the locale of C cannot
 * write what is not ASCII, and a name that is longer than 255 bytes with what is put before it is refused. The container's
 * link has the real name.
 */
final class SafeName {
    private static final int MOST = 120;

    private SafeName() {}

    /** The name if it is safe, or one that resembles it and has the same ending as far as YARN knows that. */
    static String of(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._+=@-]", "_");
        if (safe.length() <= MOST) {
            return safe;
        }
        String ending = ArchiveFormat.ending(safe)
                .map(found -> safe.substring(safe.length() - found.length()))
                .orElse("");
        return safe.substring(0, MOST - ending.length()) + ending;
    }
}
