package io.yarnsubmit.it.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ends of an application's log files, wherever below a directory NodeManagers keep them: the ApplicationMaster's first. */
final class ContainerLogEnds {
    private static final int LINES = 40;
    private static final int MOST_CONTAINERS = 6;
    /** What NodeManagers keep for themselves, what containers work in, classes. */
    private static final Set<String> OTHERS = Set.of("nmPrivate", "usercache", "filecache", "hdfs", "test-classes");
    /** What says how a container was launched, at length, instead of what it said. */
    private static final Set<String> LAUNCHING = Set.of("launch_container.sh", "directory.info", "prelaunch.out");

    private final Path root;

    ContainerLogEnds(Path root) {
        this.root = root;
    }

    String of(String applicationId) {
        StringBuilder text = new StringBuilder();
        try {
            List<Path> containers = containers(applicationId);
            for (Path container : containers.subList(0, Math.min(MOST_CONTAINERS, containers.size()))) {
                for (Path file : words(container)) {
                    text.append("  ").append(container.getFileName()).append(' ');
                    text.append(file.getFileName()).append(":\n");
                    text.append(LastLines.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), LINES));
                }
            }
        } catch (IOException e) {
            text.append("    ").append(e).append('\n');
        }
        return text.toString();
    }

    /** In the order of their numbers: that of the ApplicationMaster is the lowest. */
    private List<Path> containers(String applicationId) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = directory.getFileName().toString();
                if (name.equals(applicationId)) {
                    found.addAll(files(directory));
                }
                return name.equals(applicationId) || OTHERS.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.removeIf(path -> !Files.isDirectory(path));
        found.sort((one, other) -> one.getFileName().compareTo(other.getFileName()));
        return found;
    }

    private static List<Path> words(Path container) throws IOException {
        List<Path> words = new ArrayList<>();
        for (Path file : files(container)) {
            String name = file.getFileName().toString();
            if (!LAUNCHING.contains(name) && Files.isRegularFile(file) && Files.size(file) > 0) {
                words.add(file);
            }
        }
        return words;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
