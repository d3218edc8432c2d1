package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which files of the configuration directories go to the ApplicationMaster: the XML files; of two alike, the later. */
final class HadoopConfigurationFiles {
    private static final long LARGEST_BYTES = 1 << 20;

    private HadoopConfigurationFiles() {}

    static List<Path> in(List<Path> directories) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path directory : directories) {
            try (Stream<Path> entries = Files.list(directory)) {
                for (Path entry : entries.sorted().toList()) {
                    String name = entry.getFileName().toString();
                    if (name.endsWith(".xml") && Files.isReadable(entry) && Files.size(entry) <= LARGEST_BYTES) {
                        files.put(name, entry);
                    }
                }
            }
        }
        return new ArrayList<>(files.values());
    }
}
