package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Which files of the library cache are used by applications with a staging directory, which are all that live and all that
 * are starting. A directory without a plan has the modification time of its making, as nothing else is put there before.
 */
final class StagedApplications implements CacheCleaner.Applications {
    private static final int TRIES = 20;
    private static final long MILLIS_BETWEEN_TRIES = 100;

    private final FileSystem fileSystem;
    private final Path staging;
    private final Path cache;

    StagedApplications(FileSystem fileSystem, Path staging, Path cache) {
        this.fileSystem = fileSystem;
        this.staging = staging;
        this.cache = cache;
    }

    @Override
    public CacheUses look() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Optional<Instant> startingSince = Optional.empty();
        Optional<String> unclear = Optional.empty();
        for (FileStatus directory : directories()) {
            Optional<ApplicationPlan> plan = plan(directory.getPath());
            if (plan.isEmpty()) {
                Instant made = Instant.ofEpochMilli(directory.getModificationTime());
                startingSince =
                        startingSince.filter(other -> other.isBefore(made)).or(() -> Optional.of(made));
            } else if (isWhole(plan.get())) {
                files(plan.get()).forEach(file -> counts.merge(file, 1, Integer::sum));
            } else {
                unclear = Optional.of(directory.getPath().getName());
            }
        }
        return new CacheUses(counts, startingSince, unclear);
    }

    private FileStatus[] directories() throws IOException {
        try {
            return fileSystem.listStatus(staging);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    /** Empty if there is none. Waits for a plan that is being written. */
    private Optional<ApplicationPlan> plan(Path directory) throws IOException {
        Path path = new Path(directory, LaunchNames.PLAN_FILE);
        ApplicationPlan plan = ApplicationPlan.getDefaultInstance();
        for (int attempt = 1; attempt <= TRIES && !isWhole(plan); attempt++) {
            try {
                plan = ApplicationPlan.parseFrom(UnfinishedFiles.read(fileSystem, path));
            } catch (FileNotFoundException e) {
                return Optional.empty();
            } catch (IOException e) {
                // Half a document, or half a block, as HDFS sees it.
                plan = ApplicationPlan.getDefaultInstance();
            }
            if (!isWhole(plan) && attempt < TRIES) {
                pause();
            }
        }
        return Optional.of(plan);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Every application has files for its ApplicationMaster, and they are near the end of the document. */
    private static boolean isWhole(ApplicationPlan plan) {
        return plan.getAmFilesCount() > 0;
    }

    private TreeSet<String> files(ApplicationPlan plan) {
        TreeSet<String> files = new TreeSet<>();
        Stream.concat(
                        plan.getAmFilesList().stream(),
                        plan.getGroupsList().stream().flatMap(group -> group.getFilesList().stream()))
                .map(LocalFile::getUri)
                .map(Path::new)
                .filter(path -> path.getParent() != null
                        && cache.equals(path.getParent().getParent()))
                .forEach(path -> files.add(path.getParent().getName() + "/" + path.getName()));
        return files;
    }
}
