package io.yarnsubmit.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.secrets.LeakSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens that must be renewed after 20 seconds and are dead after 60, and jobs of five minutes that read and write HDFS all
 * the while. Meanwhile they get new executors, lose executors and ApplicationMasters, and ResourceManager and NameNode are
 * started again.
 */
@Tag(Tags.LONG)
@Tag(Tags.SECURITY)
class TokenLifeTest {
    private static final Duration RENEWAL = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("yarnsubmit.tokenlife.minutes", 5));
    /** Enough for a machine that is busy. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FEW = 3;

    @TempDir
    Path directory;

    private static DaemonCluster cluster() {
        String life = Long.toString(LIFE.toMillis());
        String renewal = Long.toString(RENEWAL.toMillis());
        return DaemonCluster.builder()
                .name("token-life")
                .nodes(2)
                .nodeMemoryMib(4096)
                .secured(CLOCK_SKEW)
                .set(LeakSearch.KEEPS_DIRECTORIES, "900")
                .set("dfs.namenode.delegation.token.renew-interval", renewal)
                .set("dfs.namenode.delegation.token.max-lifetime", life)
                .set("yarn.resourcemanager.delegation.token.renew-interval", renewal)
                .set("yarn.resourcemanager.delegation.token.max-lifetime", life)
                // Without them the NodeManagers cannot fetch files for a later attempt.
                .set("yarn.resourcemanager.proxy-user-privileges.enabled", "true")
                // At the renewal after 36 seconds, which is the last. More than 40 seconds would mean at once: then the
                // ResourceManager never renews the tokens of the submission, and they die after 20 seconds.
                .set("yarn.resourcemanager.system-credentials.valid-time-remaining", "15000")
                .nodeExpiry(PATIENCE)
                .amExpiry(PATIENCE)
                // As soon as the ResourceManager allows it, which is after three times the patience: the
                // ApplicationMaster's own token rolls, too.
                .set("yarn.resourcemanager.am-rm-tokens.master-key-rolling-interval-secs", "100")
                .set("yarn.resourcemanager.am.max-attempts", "5")
                .start();
    }

    @Test
    void jobsOutliveTheirTokens_andWhateverHappensMeanwhile() throws Exception {
        try (DaemonCluster cluster = cluster();
                LeakSearch search = LeakSearch.begin(cluster)) {
            Instant began = Instant.now();
            List<LongRun> runs = new ArrayList<>();
            for (LongLogin login : LongLogin.values()) {
                runs.add(LongRun.start(login, cluster, directory));
            }
            for (LongRun run : runs) {
                run.awaitRounds(FEW);
            }
            sleepUntil(began.plus(LIFE).plus(RENEWAL));
            // The tokens that they were submitted with are dead.
            for (LongRun run : runs) {
                run.target(3);
                run.await("a third executor", state -> state.executors() == 3);
            }
            runs.forEach(LongRun::killMaster);
            for (LongRun run : runs) {
                run.awaitRounds(FEW);
                run.await("all executors after a lost ApplicationMaster", state -> state.executors() == 3);
            }
            runs.forEach(LongRun::killExecutor);
            for (LongRun run : runs) {
                run.awaitRounds(FEW);
            }
            cluster.resourceManagers().get(0).restart();
            for (LongRun run : runs) {
                run.awaitRounds(FEW);
            }
            cluster.nameNode().restart();
            cluster.awaitHomes();
            for (LongRun run : runs) {
                run.awaitRounds(FEW);
                run.await("all executors", state -> state.executors() == 3);
            }
            sleepUntil(began.plus(LENGTH));

            TokenLifeTable table = new TokenLifeTable();
            for (LongRun run : runs) {
                Result result = run.finish();
                search.add(run.login() + ", standard error", result.err());
                table.add(run);
                assertThat(result.exitCode())
                        .as("%s\n%s", run.login(), result.err())
                        .isZero();
                assertThat(result.out()).contains(" all right");
            }
            System.out.println(table);
            assertThat(table.failures()).isEmpty();
            assertThat(table.withoutNewTokens()).isEmpty();
            assertThat(cluster.filesAs("ann", "-ls", "/user/ann/.yarn-submit/staging"))
                    .isEmpty();
            Path planted = search.plant();
            assertThat(search.search().leaks()).isNotEmpty().allMatch(leak -> leak.endsWith(planted.toString()));
        }
    }

    private static void sleepUntil(Instant time) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }
}
