package io.yarnsubmit.client.files;

import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Source;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jars on this machine. */
public final class LocalJars implements ThinJars.Jars {
    @Override
    public JarManifest manifest(ContainerFile jar) {
        return JarManifest.of(path(jar.source()));
    }

    @Override
    public boolean isFile(Source source) {
        return Files.isRegularFile(path(source));
    }

    @Override
    public boolean isFolder(Source source) {
        return Files.isDirectory(path(source));
    }

    private static Path path(Source source) {
        return ((Local) source).path();
    }
}
