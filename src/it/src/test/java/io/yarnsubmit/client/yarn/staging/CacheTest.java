package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.yarn.staging.FileSystemCacheStore.Access;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library cache on a real HDFS: shared, cleaned, and cleaned while applications start. */
@ExtendWith(MiniCluster.class)
class CacheTest {
    private final MiniCluster cluster;

    CacheTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command verb(String staging, String... words) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("cache")
                .option(words)
                .option("--conf", "stagingDirectory=" + staging);
    }

    @Test
    void clean_leavesWhatALiveApplicationUses() {
        String staging = "/clean-test";
        Running sleeper = Command.on(cluster)
                .cluster()
                .option("--conf", "stagingDirectory=" + staging)
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");

        Result list = verb(staging, "list").run();
        Result whileItRuns = verb(staging, "clean", "--older-than", "0s").runHere();
        sleeper.signal("TERM").await();
        Result dry = verb(staging, "clean", "--older-than", "0s", "--dry-run", "--json")
                .runHere();
        Result after = verb(staging, "clean", "--older-than", "0s").runHere();

        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out()).contains("yarn-submit-am.tar", "container-runtime.jsa", "own");
        assertThat(list.out().lines().skip(1)).hasSize(6).allMatch(line -> line.contains("  1  "));
        assertThat(whileItRuns.err()).contains("removed 0 files");
        assertThat(JsonAnswer.valid("cacheEntry", dry.out()).lines())
                .hasSize(6)
                .allMatch(line -> line.contains("\"removed\":false"));
        assertThat(after.err()).contains("removed 6 files");
        assertThat(verb(staging, "list").runHere().err()).contains("is empty");
    }

    @Test
    void sharedCache_isUsedAsPublic_andWithAWordNotWhenItCannotBe() throws IOException {
        String staging = "/share-test";
        String shared = "library.cache.shared=/shared/libraries";
        cluster.fileSystem().mkdirs(new Path("/shared"));
        cluster.fileSystem().setPermission(new Path("/shared"), new FsPermission((short) 0755));
        Result publish =
                verb(staging, "publish", "--libraries", "--conf", shared).runHere();
        assertThat(publish.exitCode()).as(publish.err()).isZero();
        assertThat(publish.out().lines()).hasSize(4);

        Running sleeper = submit(staging, shared);
        sleeper.awaitOut("sleeping");
        ApplicationPlan plan = plan(staging, sleeper.applicationId());
        sleeper.signal("TERM").await();

        assertThat(plan.getAmFiles(0).getVisibility()).isEqualTo(LocalFile.Visibility.VISIBILITY_PUBLIC);
        assertThat(plan.getAmFiles(0).getUri()).contains("/shared/libraries/");
        assertThat(plan.getGroups(0).getFilesList())
                .anyMatch(file -> file.getVisibility() == LocalFile.Visibility.VISIBILITY_PUBLIC);
        cluster.fileSystem().setPermission(new Path("/shared"), new FsPermission((short) 0750));
        Result fallenBack = Command.on(cluster)
                .cluster()
                .option("--conf", "stagingDirectory=" + staging, "--conf", shared)
                .option("--num-executors", "0")
                .program(Hello.class)
                .run();
        assertThat(fallenBack.exitCode()).as(fallenBack.err()).isZero();
        assertThat(fallenBack.err()).contains("not everybody may pass through", "/shared");
    }

    private Running submit(String staging, String shared) {
        return Command.on(cluster)
                .cluster()
                .option("--conf", "stagingDirectory=" + staging, "--conf", shared)
                .program(Sleeper.class)
                .start();
    }

    private ApplicationPlan plan(String staging, String id) throws IOException {
        StagingArea area = new StagingArea(cluster.fileSystem(), Optional.of(staging));
        return ApplicationPlan.parseFrom(area.read(id, "application.plan").orElseThrow());
    }

    /** As many cleaners as fit, which take everything for old; what each starting application got is there to its end. */
    @ParameterizedTest
    @CsvSource("3, 8")
    void cleaningWithoutPause_whileApplicationsStart_takesNothingFromThem(int clients, int applicationsEach)
            throws Exception {
        FileSystem fileSystem = cluster.fileSystem();
        StagingArea area = new StagingArea(fileSystem, Optional.of("/stress-test"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(clients + 2);
        List<Future<Integer>> cleaners = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            cleaners.add(pool.submit(() -> cleanUntil(area, done)));
        }
        List<Callable<Void>> starts = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            starts.add(() -> start(area, client, applicationsEach));
        }
        List<Future<Void>> ended = pool.invokeAll(starts);
        done.set(true);
        for (Future<Void> client : ended) {
            client.get();
        }
        int removed = 0;
        for (Future<Integer> cleaner : cleaners) {
            removed += cleaner.get();
        }
        pool.shutdown();

        assertThat(removed).as("the cleaners had something to do").isPositive();
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void cleaningWithoutPause_whileManyApplicationsStart() throws Exception {
        cleaningWithoutPause_whileApplicationsStart_takesNothingFromThem(6, 15);
    }

    private int cleanUntil(StagingArea area, AtomicBoolean done) throws IOException {
        int removed = 0;
        FileSystemCacheStore store =
                new FileSystemCacheStore(area.fileSystem(), area.cache(), Access.OWNER, new UploadProgress());
        while (!done.get()) {
            removed += new CacheCleaner(store, new StagedApplications(area.fileSystem(), area.staging(), area.cache()))
                    .clean(Duration.ZERO, false)
                    .size();
        }
        return removed;
    }

    private Void start(StagingArea area, int client, int count) throws IOException, InterruptedException {
        FileSystem fileSystem = area.fileSystem();
        LibraryCache cache = area.cache(SharedCache.none(), new UploadProgress());
        for (int i = 0; i < count; i++) {
            String id = "application_1_" + client + "00" + i;
            area.create(id);
            LocalFile file = cache.ensure(
                    new Content("a.jar", "content" + i % 2, out -> out.write(1)), "a.jar", LocalFile.Type.TYPE_FILE);
            area.writePlan(id, ApplicationPlan.newBuilder().addAmFiles(file).build(), new UploadProgress());
            FileStatus status = fileSystem.getFileStatus(new Path(file.getUri()));
            assertThat(status.getModificationTime()).isEqualTo(file.getModificationTimeMillis());
            assertThat(fileSystem.exists(new Path(file.getUri()))).isTrue();
            area.remove(id);
        }
        return null;
    }
}
