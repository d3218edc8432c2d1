package io.yarnsubmit.client.names;

import java.util.List;
import java.util.Optional;

/** What a name that the user wrote means. */
public sealed interface Meaning {
    /** The name as it was written. */
    String written();

    /**
     * A file or several.
     *
     * @param files one or more; several only if the name is a pattern
     * @param link what the file is to be called, if the name says so
     */
    record Found(String written, List<Match> files, Optional<String> link) implements Meaning {
        public Found {
            files = List.copyOf(files);
        }
    }

    /** One of the files. */
    record Match(Location location, FileView.Kind kind) {}

    /** There is no such file. */
    record Missing(String written) implements Meaning {}

    /** It is not known whether there is such a file. */
    record Unknown(String written, String why) implements Meaning {}
}
