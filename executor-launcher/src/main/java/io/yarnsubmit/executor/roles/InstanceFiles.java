package io.yarnsubmit.executor.roles;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.process.OwnerOnly;
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
    /** Open MPI's list of hosts. */
    private static final String HOST_FILE = "hostfile";

    /** Who reads a file finds it by this variable. */
    private static final Map<String, String> VARIABLES =
            Map.of("peers.json", "YARN_SUBMIT_PEERS", HOST_FILE, "OMPI_MCA_orte_default_hostfile");

    private static final String DRAFT = ".part";

    private final Path directory;

    InstanceFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Replaces all files: each one at once, so that nobody reads half of it. */
    synchronized void write(Map<String, ByteString> files) throws IOException {
        make(directory);
        if (files.containsKey(HOST_FILE)) {
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
        VARIABLES.forEach((file, variable) -> {
            if (files.containsKey(file)) {
                variables.put(variable, directory.resolve(file).toString());
            }
        });
        if (files.containsKey(HOST_FILE)) {
            variables.put("TMPDIR", temporary().toString());
        }
        return variables;
    }
}
