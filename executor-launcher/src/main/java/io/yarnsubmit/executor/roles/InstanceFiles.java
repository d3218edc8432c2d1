package io.yarnsubmit.executor.roles;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.process.OwnerOnly;
import io.yarnsubmit.protocol.roles.InstanceFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that the driver writes for a command, in a directory of this user alone. Thread-safe. */
final class InstanceFiles {
    private static final String DRAFT = ".part";

    private final Path directory;

    InstanceFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Replaces all files: each one at once, so that nobody reads half of it. */
    synchronized void write(Map<String, ByteString> files) throws IOException {
        make(directory);
        if (files.containsKey(InstanceFile.MPI_HOSTS.fileName())) {
            make(temporary());
        }
        for (Map.Entry<String, ByteString> file : files.entrySet()) {
            Path path = path(file.getKey());
            Path draft = path.resolveSibling(path.getFileName() + DRAFT);
            Files.write(draft, file.getValue().toByteArray());
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        removeOthers(files);
    }

    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent(), OwnerOnly.DIRECTORY);
            Files.createDirectory(directory, OwnerOnly.DIRECTORY);
        }
    }

    /** Open MPI's daemons of one machine would make the same directories in the one for everybody. */
    private Path temporary() {
        return directory.resolveSibling(directory.getFileName() + "-temporary");
    }

    private void removeOthers(Map<String, ByteString> files) throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path path : all) {
                if (!files.containsKey(path.getFileName().toString())) {
                    others.add(path);
                }
            }
        }
        for (Path path : others) {
            Files.delete(path);
        }
    }

    private Path path(String name) throws IOException {
        Path path = directory.resolve(name).normalize();
        if (!directory.equals(path.getParent())) {
            throw new IOException("'" + name + "' is not a name of a file");
        }
        return path;
    }

    /** The variables that name these files. */
    Map<String, String> variables(Map<String, ByteString> files) {
        Map<String, String> variables = new HashMap<>();
        for (String name : files.keySet()) {
            InstanceFile.named(name)
                    .ifPresent(file -> variables.put(
                            file.variable(), directory.resolve(name).toString()));
        }
        if (files.containsKey(InstanceFile.MPI_HOSTS.fileName())) {
            variables.put("TMPDIR", temporary().toString());
        }
        return variables;
    }
}
