package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.ContainerFile.Source;
import io.yarnsubmit.client.files.JarManifest;
import io.yarnsubmit.client.files.LocalJars;
import io.yarnsubmit.client.files.ThinJars;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/** The jars of an application as files of this machine: those that are elsewhere are fetched once. Used by one thread. */
public final class LocalCopies implements ThinJars.Jars {
    private final Path directory;
    private final Configuration hadoop;
    private final ThinJars.Jars local = new LocalJars();
    private final Map<Remote, Path> fetched = new HashMap<>();

    /** @param directory for what is fetched */
    public LocalCopies(Path directory, Configuration hadoop) {
        this.directory = directory;
        this.hadoop = hadoop;
    }

    /** The jars on the class path, in order. */
    public List<Path> ofJars(List<ContainerFile> files) {
        return files.stream()
                .filter(file -> file.kind().onClassPath())
                .map(this::of)
                .toList();
    }

    private Path of(ContainerFile jar) {
        return jar.source() instanceof Local local
                ? local.path()
                : fetched.computeIfAbsent(
                        (Remote) jar.source(), remote -> fetch(remote, directory.resolve(jar.link())));
    }

    private Path fetch(Remote remote, Path target) {
        org.apache.hadoop.fs.Path source = path(remote);
        try (var in = source.getFileSystem(hadoop).open(source)) {
            Files.copy(in, target);
            return target;
        } catch (IOException e) {
            throw unreadable(remote, e);
        }
    }

    @Override
    public JarManifest manifest(ContainerFile jar) {
        return JarManifest.of(of(jar));
    }

    @Override
    public boolean isFile(Source source) {
        return source instanceof Remote remote
                ? status(remote).filter(FileStatus::isFile).isPresent()
                : local.isFile(source);
    }

    @Override
    public boolean isFolder(Source source) {
        return source instanceof Remote remote
                ? status(remote).filter(FileStatus::isDirectory).isPresent()
                : local.isFolder(source);
    }

    private Optional<FileStatus> status(Remote remote) {
        org.apache.hadoop.fs.Path path = path(remote);
        try {
            return Optional.of(path.getFileSystem(hadoop).getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(remote, e);
        }
    }

    private static org.apache.hadoop.fs.Path path(Remote remote) {
        return new org.apache.hadoop.fs.Path(remote.uri());
    }

    private static YarnSubmitException unreadable(Remote remote, IOException e) {
        return new YarnSubmitException(
                ErrorCode.FILE_NOT_READABLE, "'" + remote.uri() + "' cannot be read: " + e.getMessage(), e);
    }
}
