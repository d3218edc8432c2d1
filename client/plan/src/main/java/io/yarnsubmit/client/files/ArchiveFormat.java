package io.yarnsubmit.client.files;

import io.yarnsubmit.client.names.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be unpacked. YARN goes by the ending of a file's name, and leaves packed what it does not know. */
public final class ArchiveFormat {
    private static final List<String> KNOWN = List.of(".zip", ".jar", ".tar", ".tar.gz", ".tgz");
    /** What else tar can be packed with, and by which program. */
    private static final Map<String, String> PACKED = Map.of(
            ".xz", "xz", ".txz", "xz", ".bz2", "bzip2", ".tbz2", "bzip2", ".tbz", "bzip2", ".zst", "zstd", ".tzst",
            "zstd", ".lz4", "lz4");

    private ArchiveFormat() {}

    /** The ending by which a name says that it is an archive, in lower case. */
    public static Optional<String> ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return KNOWN.stream().filter(lower::endsWith).findFirst();
    }

    /** Why a file cannot be unpacked, and what to do; empty if it can. */
    static Optional<String> problem(Location location) {
        String name = location.name();
        if (ending(name).isPresent()) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<String> program =
                PACKED.keySet().stream().filter(lower::endsWith).findFirst().map(PACKED::get);
        return Optional.of(
                "cannot be unpacked: YARN knows " + String.join(", ", KNOWN) + " by the ends of their names. "
                        + program.map(each -> "Pack it anew (" + each + " -dc FILE | gzip > FILE.tar.gz)")
                                .orElse("Give it such a name if it is one of these")
                        + ", or ship it as it is with --files");
    }
}
