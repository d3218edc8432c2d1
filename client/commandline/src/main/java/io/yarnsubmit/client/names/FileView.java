package io.yarnsubmit.client.names;

import java.io.IOException;
import java.util.List;

/** The files of one file system, as {@link NameRule} looks at them. Paths are texts, taken as they are: nothing is escaped. */
public interface FileView {
    /** What a path leads to. Symbolic links are followed. */
    enum Kind {
        FILE,
        FOLDER,
        /** A symbolic link to something that does not exist. */
        BROKEN_LINK,
        NOTHING
    }

    /** @throws IOException when that cannot be found out, with a reason for the user */
    Kind kind(String path) throws IOException;

    /** The names in a folder, sorted; of anything else, none. */
    List<String> children(String folder) throws IOException;

    /** The path in full. */
    Location location(String path) throws IOException;
}
