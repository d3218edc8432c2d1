package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.dryrun.DryRunReport.Fate;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedFile;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.launch.ClassArchive;
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
            ClassArchives archives,
            List<ContainerFile> files,
            SiteConfiguration site)
            throws IOException {
        return new StagingSurvey(area, sharedCache).all(home, archives, files, site);
    }

    /** The same, without knowing what the cluster has. */
    public static List<PlannedFile> withoutCluster(
            ProductHome home, ClassArchives archives, List<ContainerFile> files, SiteConfiguration site) {
        try {
            return new StagingSurvey(null, Optional.empty()).all(home, archives, files, site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PlannedFile> all(
            ProductHome home, ClassArchives archives, List<ContainerFile> files, SiteConfiguration site)
            throws IOException {
        bundle(OwnBundle.master(home, digests));
        bundle(OwnBundle.runtime(home, digests));
        bundle(OwnBundle.configuration(site));
        classes(LaunchNames.AM_CLASSES_LINK, archives.master());
        classes(LaunchNames.RUNTIME_CLASSES_LINK, archives.runtimeInContainers());
        for (ContainerFile file : files) {
            if (file.source() instanceof Local local) {
                local(file.link(), local.path());
            } else {
                remote(file, (Remote) file.source());
            }
        }
        return List.copyOf(planned);
    }

    private void bundle(OwnBundle bundle) throws IOException {
        planned.add(new PlannedFile(
                bundle.link(),
                count(bundle.members()),
                bundle.content().bytes(),
                cache == null ? Fate.UNKNOWN : fate(bundle.content())));
    }

    private void classes(String link, Optional<ClassArchive> classes) throws IOException {
        if (classes.isPresent()) {
            local(link, Path.of(classes.get().file()));
        }
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
