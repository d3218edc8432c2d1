package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.dryrun.DryRunReport.Fate;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.protocol.LaunchNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/** What {@link Stager} would bring to the cluster, and what is there already. Changes nothing, there or here. */
public final class StagingSurvey {
    private final @Nullable StagingArea area;
    private final @Nullable LibraryCache cache;
    private final DigestMemory digests = DigestMemory.open(null);
    private final CacheFolders folders = new CacheFolders();
    private final List<PlannedFile> planned = new ArrayList<>();

    private StagingSurvey(@Nullable StagingArea area, Optional<String> sharedCache) {
        this.area = area;
        this.cache = area == null
                ? null
                : area.cache(
                        SharedCache.at(sharedCache, area.fileSystem().getConf(), line -> {}), new UploadProgress());
    }

    /**
     * All files of an application, the product's own first.
     *
     * @param sharedCache the administrator's library cache
     */
    public static List<PlannedFile> of(
            StagingArea area,
            Optional<String> sharedCache,
            ProductHome home,
            List<ContainerFile> files,
            List<Path> configurationDirectories)
            throws IOException {
        return new StagingSurvey(area, sharedCache).all(home, files, configurationDirectories);
    }

    /** The same, without knowing what the cluster has. */
    public static List<PlannedFile> withoutCluster(
            ProductHome home, List<ContainerFile> files, List<Path> configurationDirectories) {
        try {
            return new StagingSurvey(null, Optional.empty()).all(home, files, configurationDirectories);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PlannedFile> all(ProductHome home, List<ContainerFile> files, List<Path> configurationDirectories)
            throws IOException {
        bundle(LaunchNames.AM_LIBRARY_LINK, home.amLibraries());
        local(LaunchNames.RUNTIME_JAR_LINK, home.runtimeJar());
        bundle(LaunchNames.HADOOP_CONFIGURATION_LINK, HadoopConfigurationFiles.in(configurationDirectories));
        for (ContainerFile file : files) {
            if (file.source() instanceof Local local) {
                local(file.link(), local.path());
            } else {
                remote(file, (Remote) file.source());
            }
        }
        return List.copyOf(planned);
    }

    private void bundle(String name, List<Path> members) throws IOException {
        long bytes = 0;
        for (Path member : members) {
            bytes += Files.size(member);
        }
        planned.add(new PlannedFile(
                name,
                members.size() + (members.size() == 1 ? " file" : " files"),
                bytes,
                cache == null ? Fate.UNKNOWN : fate(Bundle.of(name, members, digests))));
    }

    private void local(String link, Path path) throws IOException {
        Fate fate = cache == null ? Fate.UNKNOWN : fate(folders.of(Content.ofFile(path, digests), link));
        planned.add(new PlannedFile(link, path.toString(), Files.size(path), fate));
    }

    private Fate fate(Content content) throws IOException {
        return cache != null && cache.has(content) ? Fate.CACHED : Fate.UPLOAD;
    }

    private void remote(ContainerFile file, Remote remote) throws IOException {
        long bytes = -1;
        if (area != null) {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(remote.uri());
            FileSystem fileSystem = path.getFileSystem(area.fileSystem().getConf());
            bytes = fileSystem.getFileStatus(path).getLen();
        }
        planned.add(new PlannedFile(file.link(), remote.toString(), bytes, Fate.IN_PLACE));
    }
}
