package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.classdata.ClassArchives;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.staging.FileSystemCacheStore.Access;
import io.yarnsubmit.launch.ClassArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.jspecify.annotations.Nullable;

/** What a user and an administrator can do with the library caches. Used by one thread. */
public final class CacheMaintenance {
    private static final FsPermission READABLE = new FsPermission((short) 0755);

    private final StagingArea area;
    private final Optional<String> sharedLocation;
    private final FileSystemCacheStore own;

    /** @param sharedLocation the administrator's cache, if there is one */
    public CacheMaintenance(StagingArea area, Optional<String> sharedLocation) {
        this.area = area;
        this.sharedLocation = sharedLocation;
        this.own = new FileSystemCacheStore(area.fileSystem(), area.cache(), Access.OWNER, new UploadProgress());
    }

    /** The user's own cache. */
    public String location() {
        return own.directory().toString();
    }

    /** The files of both caches, the largest first. */
    public List<CacheEntry> list() {
        return asked(() -> {
            CacheUses uses = applications().look();
            List<CacheEntry> entries = new ArrayList<>(entries(own, uses, false));
            if (sharedLocation.isPresent()) {
                entries.addAll(entries(shared(), uses, true));
            }
            entries.sort(Comparator.comparing(CacheEntry::sizeBytes).reversed().thenComparing(CacheEntry::uri));
            return entries;
        });
    }

    private static List<CacheEntry> entries(FileSystemCacheStore store, CacheUses uses, boolean shared)
            throws IOException {
        List<CacheEntry> entries = new ArrayList<>();
        for (String folder : store.folders()) {
            for (CachedCopy copy : CacheFolder.of(store.list(folder)).copies()) {
                copy.file().ifPresent(file -> entries.add(entry(store, folder, copy, file, uses, shared)));
            }
        }
        return entries;
    }

    private static CacheEntry entry(
            FileSystemCacheStore store,
            String folder,
            CachedCopy copy,
            StoredFile file,
            CacheUses uses,
            boolean shared) {
        int dash = folder.indexOf('-');
        return new CacheEntry(
                copy.name(),
                dash < 0 ? folder : folder.substring(0, dash),
                file.sizeBytes(),
                copy.lastUsed(),
                shared ? 0 : uses.of(folder, file.name()),
                shared,
                store.path(folder, file.name()).toString());
    }

    /**
     * Removes from the user's own cache what no live application uses and was not used for this long.
     *
     * @param dryRun removes nothing
     * @return what was removed, or would be
     */
    public List<CacheEntry> clean(Duration unusedFor, boolean dryRun) {
        CacheUses nobody = new CacheUses(Map.of(), Optional.empty(), Optional.empty());
        return asked(() -> new CacheCleaner(own, applications())
                .clean(unusedFor, dryRun).stream()
                        .map(removed -> entry(
                                own,
                                removed.folder(),
                                removed.copy(),
                                removed.copy().file().orElseThrow(),
                                nobody,
                                false))
                        .toList());
    }

    /**
     * Puts files into the administrator's cache, unless it has them.
     *
     * @param libraries also yarn-submit's own, from this installation
     * @throws YarnSubmitException if there is no such cache, or if NodeManagers could not keep its files for all users
     */
    public List<CacheEntry> publish(List<Path> files, Optional<ProductHome> libraries) {
        return asked(() -> {
            List<Content> contents = new ArrayList<>();
            DigestMemory digests = DigestMemory.open(null);
            for (Path file : files) {
                contents.add(Content.ofFile(file, digests));
            }
            if (libraries.isPresent()) {
                ProductHome home = libraries.get();
                contents.add(OwnBundle.master(home, digests).content());
                contents.add(OwnBundle.runtime(home, digests).content());
                ClassArchives archives = ClassArchives.of(home, true);
                for (ClassArchive classes : Stream.of(archives.master(), archives.runtimeInContainers())
                        .flatMap(Optional::stream)
                        .toList()) {
                    contents.add(Content.ofFile(Path.of(classes.file()), digests));
                }
            }
            return publish(contents);
        });
    }

    private List<CacheEntry> publish(List<Content> contents) throws IOException {
        FileSystemCacheStore shared = shared();
        FileSystem fileSystem = shared.directory().getFileSystem(hadoop());
        if (!fileSystem.exists(shared.directory())) {
            FileSystem.mkdirs(fileSystem, shared.directory(), READABLE);
        }
        PublicAccess access = new PublicAccess(fileSystem);
        CacheClaim claim = new CacheClaim(shared, LibraryCache.uniqueNames());
        CacheUses nobody = new CacheUses(Map.of(), Optional.empty(), Optional.empty());
        List<CacheEntry> published = new ArrayList<>();
        for (Content content : contents) {
            StoredFile file = claim.bring(content);
            FileStatus status = fileSystem.getFileStatus(shared.path(content.folder(), file.name()));
            Optional<String> obstacle = access.obstacle(status);
            if (obstacle.isPresent()) {
                throw new YarnSubmitException(
                        ErrorCode.FILE_SYSTEM_UNAVAILABLE,
                        content.name() + " was published, but cannot be used: " + obstacle.get());
            }
            CacheFolder.of(shared.list(content.folder())).copies().stream()
                    .filter(copy -> copy.file().filter(file::equals).isPresent())
                    .forEach(copy -> published.add(entry(shared, content.folder(), copy, file, nobody, true)));
        }
        return published;
    }

    private FileSystemCacheStore shared() throws IOException {
        org.apache.hadoop.fs.Path path =
                new org.apache.hadoop.fs.Path(sharedLocation.orElseThrow(() -> new YarnSubmitException(
                        ErrorCode.BAD_INPUT,
                        "There is no shared library cache. Set yarnsubmit.library.cache.shared to its directory, in"
                                + " conf/yarn-submit.properties for all users of this installation")));
        return new FileSystemCacheStore(path.getFileSystem(hadoop()), path, Access.EVERYBODY, new UploadProgress());
    }

    private StagedApplications applications() {
        return new StagedApplications(area.fileSystem(), area.staging(), area.cache());
    }

    private Configuration hadoop() {
        return area.fileSystem().getConf();
    }

    /** A question to the file system. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T extends @Nullable Object> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_SYSTEM_UNAVAILABLE, "The library cache: " + BoundedCall.firstLine(e), e);
        }
    }
}
