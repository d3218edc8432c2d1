package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.ContainerFile.Local;
import io.yarnsubmit.client.files.ContainerFile.Remote;
import io.yarnsubmit.client.files.FileKind;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.site.SiteConfiguration;
import io.yarnsubmit.launch.ClassArchive;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/** Uploads an application's files to the cluster's file system, several at a time, and only those that are missing there. */
public final class Stager {
    private static final int THREADS = 6;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final StagingArea area;
    private final UploadProgress progress;
    private final Cluster cluster;
    private final DigestMemory digests;
    private final LibraryCache cache;
    private final CacheFolders folders = new CacheFolders();

    /**
     * For one application.
     *
     * @param localCache where digests of local files are remembered; null remembers nothing
     * @param cluster the cluster; waits for its file system if that is away
     * @param sharedCache the administrator's library cache
     * @param say prints for the user that it cannot be used
     */
    public Stager(
            StagingArea area,
            UploadProgress progress,
            @Nullable Path localCache,
            Cluster cluster,
            Optional<String> sharedCache,
            Consumer<String> say) {
        this.area = area;
        this.progress = progress;
        this.cluster = cluster;
        this.digests = DigestMemory.open(localCache);
        this.cache = area.cache(SharedCache.at(sharedCache, area.fileSystem().getConf(), say), progress);
    }

    /**
     * Uploads what is missing.
     *
     * @param archives for the class archives of containers
     * @param files what the user named
     * @param site the configuration of Hadoop, for the ApplicationMaster
     * @throws YarnSubmitException {@link ErrorCode#FILE_SYSTEM_UNAVAILABLE} when the file system refuses
     */
    public StagedFiles stage(
            ProductHome home, ClassArchives archives, List<ContainerFile> files, SiteConfiguration site)
            throws InterruptedException {
        Optional<ClassArchive> masterClasses = archives.master();
        Optional<ClassArchive> runtimeClasses = archives.runtimeInContainers();
        List<Callable<LocalFile>> master = new ArrayList<>();
        master.add(() -> bundle(OwnBundle.master(home, digests)));
        master.add(() -> bundle(OwnBundle.configuration(site)));
        masterClasses.ifPresent(classes -> master.add(() -> classArchive(classes, LaunchNames.AM_CLASSES_LINK)));
        List<Callable<LocalFile>> runtime = new ArrayList<>();
        runtime.add(() -> bundle(OwnBundle.runtime(home, digests)));
        runtimeClasses.ifPresent(classes -> runtime.add(() -> classArchive(classes, LaunchNames.RUNTIME_CLASSES_LINK)));
        List<Callable<LocalFile>> work = new ArrayList<>(master);
        work.addAll(runtime);
        files.forEach(file -> work.add(() -> userFile(file)));
        progress.expect(work.size());
        List<LocalFile> staged = inParallel(work.stream().map(this::patiently).toList());
        digests.save();
        int own = master.size() + runtime.size();
        return new StagedFiles(
                home,
                List.copyOf(staged.subList(0, master.size())),
                List.copyOf(staged.subList(master.size(), own)),
                masterClasses.map(classes -> new ClassArchive(LaunchNames.AM_CLASSES_LINK, classes.build())),
                runtimeClasses.map(classes -> new ClassArchive(LaunchNames.RUNTIME_CLASSES_LINK, classes.build())),
                List.copyOf(staged.subList(own, staged.size())),
                files.stream()
                        .filter(file -> file.kind().onClassPath())
                        .map(ContainerFile::link)
                        .toList());
    }

    private <T> Callable<T> patiently(Callable<T> work) {
        return () -> {
            try {
                return cluster.patience().call(ErrorCode.FILE_SYSTEM_UNAVAILABLE, cluster.fileSystemName(), work);
            } catch (IOException e) {
                throw area.refused(e);
            }
        };
    }

    private LocalFile bundle(OwnBundle bundle) throws IOException {
        return cache.ensure(bundle.content(), bundle.link(), LocalFile.Type.TYPE_ARCHIVE);
    }

    private LocalFile classArchive(ClassArchive classes, String link) throws IOException {
        return localFile(Path.of(classes.file()), link, LocalFile.Type.TYPE_FILE);
    }

    private LocalFile localFile(Path path, String link, LocalFile.Type type) throws IOException {
        return cache.ensure(folders.of(Content.ofFile(path, digests), link), link, type);
    }

    private LocalFile userFile(ContainerFile file) throws IOException {
        LocalFile.Type type = file.kind() == FileKind.ARCHIVE ? LocalFile.Type.TYPE_ARCHIVE : LocalFile.Type.TYPE_FILE;
        if (file.source() instanceof Local local) {
            return localFile(local.path(), file.link(), type);
        }
        Remote remote = (Remote) file.source();
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(remote.uri());
        FileSystem fileSystem = path.getFileSystem(area.fileSystem().getConf());
        // A symbolic link such as `current` is followed now, so that all containers get the same file.
        FileStatus status = fileSystem.getFileStatus(fileSystem.resolvePath(path));
        progress.cached();
        return PlannedFiles.describe(status, file.link(), type, visibility(fileSystem, status));
    }

    /**
     * NodeManagers keep one copy for all users of a file that everybody may read. They fetch it as themselves, which works on
     * the cluster's file system, but perhaps not on another.
     */
    private LocalFile.Visibility visibility(FileSystem fileSystem, FileStatus status) throws IOException {
        boolean open = fileSystem.getUri().equals(area.fileSystem().getUri())
                && new PublicAccess(fileSystem).obstacle(status).isEmpty();
        return open ? LocalFile.Visibility.VISIBILITY_PUBLIC : LocalFile.Visibility.VISIBILITY_PRIVATE;
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) throws InterruptedException {
        ExecutorService pool = OwnThreads.pool("upload", THREADS, OwnThreads.NOT_MISSED);
        try {
            AtomicBoolean failed = new AtomicBoolean();
            List<Future<T>> futures = work.stream()
                    .map(each -> pool.submit(() -> unlessFailed(failed, each)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            endOthers(pool);
            throw failed(e.getCause() == null ? e : e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T unlessFailed(AtomicBoolean failed, Callable<T> work) throws Exception {
        if (failed.get()) {
            throw new CancellationException("another file could not be brought to the cluster");
        }
        try {
            return work.call();
        } catch (Exception e) {
            failed.set(true);
            throw e;
        }
    }

    /** Lets those that have begun take away what they leave unfinished, unless that takes long. */
    private static void endOthers(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
            pool.shutdownNow();
        }
    }

    private static RuntimeException failed(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new YarnSubmitException(
                ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                "The files could not be brought to the cluster: " + BoundedCall.firstLine(cause),
                cause);
    }
}
