package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.dryrun.DryRunReport.Fate;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.protocol.LaunchNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/** What {@link Stager} would upload, and what the cluster has already. Changes nothing, there or here. */
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
            SiteConfiguration site)
            throws IOException {
        return new StagingSurvey(area, sharedCache).all(home, files, site);
    }

    /** The same, without knowing what the cluster has. */
    public static List<PlannedFile> withoutCluster(
            ProductHome home, List<ContainerFile> files, SiteConfiguration site) {
        try {
            return new StagingSurvey(null, Optional.empty()).all(home, files, site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PlannedFile> all(ProductHome home, List<ContainerFile> files, SiteConfiguration site)
            throws IOException {
        bundle(LaunchNames.AM_LIBRARY_LINK, home.amLibraries());
        local(LaunchNames.RUNTIME_JAR_LINK, home.runtimeJar());
        SortedMap<String, byte[]> configuration = site.files();
        planned.add(bundle(
                LaunchNames.HADOOP_CONFIGURATION_LINK,
                configuration.size(),
                Bundle.of(LaunchNames.HADOOP_CONFIGURATION_LINK, configuration)));
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
        if (cache == null) {
            long bytes = 0;
            for (Path member : members) {
                bytes += Files.size(member);
            }
            planned.add(new PlannedFile(name, count(members.size()), bytes, Fate.UNKNOWN));
        } else {
            planned.add(bundle(name, members.size(), Bundle.of(name, members, digests)));
        }
    }

    private PlannedFile bundle(String name, int members, Content content) throws IOException {
        return new PlannedFile(name, count(members), content.bytes(), cache == null ? Fate.UNKNOWN : fate(content));
    }

    private static String count(int members) {
        return members + (members == 1 ? " file" : " files");
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
