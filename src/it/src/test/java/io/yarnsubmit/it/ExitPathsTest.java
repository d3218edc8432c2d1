package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.ControlStory;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.OddFailures;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Thrower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a driver can end by itself: the exit status, what YARN is told, and that nothing is left. */
@ExtendWith(MiniCluster.class)
class ExitPathsTest {
    private final MiniCluster cluster;

    ExitPathsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(String mode) {
        return Command.on(cluster).option("--deploy-mode", mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void driverReturns_endsWithZero(String mode) {
        Result result = command(mode).program(Squares.class, "100").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "sum 328350",
                        "application " + result.applicationId(),
                        "attempt 1",
                        "mode " + mode.toUpperCase());
        ApplicationReport report = cluster.awaitEnd(result.applicationId());
        assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(result.applicationId());
    }

    /** Its executors are changed on the way. */
    @Test
    void commandEnds_andSoDoItsExecutors() {
        Result result = command("cluster")
                .option("--", "bash", "-c", ControlStory.SCRIPT + ControlStory.BOTH_WAYS + ControlStory.SERVICES)
                .run();

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        ControlStory.assertTold(result.out());
        ControlStory.assertToldBothWays(result.out());
        ControlStory.assertToldOfServices(result.out());
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @CsvSource({"client,3", "cluster,200"})
    void driverCallsExit_endsWithItsStatus(String mode, int status) {
        Result result =
                command(mode).program(Hello.class, Integer.toString(status)).run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        assertThat(result.out()).isEqualTo("hello, out\n");
        assertThat(result.err()).contains("hello, err\n");
        ApplicationReport report = cluster.awaitEnd(result.applicationId());
        assertThat(report.getFinalApplicationStatus())
                .isEqualTo(status == 0 ? FinalApplicationStatus.SUCCEEDED : FinalApplicationStatus.FAILED);
        if (status != 0) {
            assertThat(report.getDiagnostics()).contains("driver exited with " + status);
        }
        assertThat(report.getCurrentApplicationAttemptId().getAttemptId())
                .as("it is not tried again")
                .isEqualTo(1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @ParameterizedTest
    @CsvSource({"client,0", "client,200", "cluster,0", "cluster,3"})
    void driverCallsExit_withAnyOtherStatus(String mode, int status) {
        driverCallsExit_endsWithItsStatus(mode, status);
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void command_endsWithItsStatus_andHasItsFiles(String mode, @TempDir Path directory) throws IOException {
        Path script = Files.writeString(
                directory.resolve("job.sh"),
                "#!/bin/sh\nprintf '%s|' \"$@\"; cat; yarn-submit kv put a oops && yarn-submit kv get a >&2 && echo >&2; exit 201\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        String program = mode.equals("cluster") ? "./job.sh" : script.toString();

        Result result = command(mode)
                .option("--files", script.toString(), "--", program, "a b", "$HOME", "", "'\"\\", "ä")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(201);
        assertThat(result.out()).isEqualTo("a b|$HOME||'\"\\|ä|");
        assertThat(result.err()).contains("oops\n");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics()).contains("driver exited with 201");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void command_inClientModeToo(@TempDir Path directory) throws IOException {
        command_endsWithItsStatus_andHasItsFiles("client", directory);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @ParameterizedTest
    @CsvSource({"client,127,no-such-program", "cluster,127,no-such-program", "cluster,126,/tmp"})
    void commandThatCannotRun_isNamed(String mode, int status, String program) {
        Result result = command(mode).option("--", program).run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics())
                .contains("driver could not be started: '" + program + "'");
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void driverThrows_endsWithOneAndYarnKnowsWhy(String mode) {
        Result result = command(mode).program(Thrower.class).run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains("Exception in thread \"main\" java.lang.IllegalStateException: the cupboard is bare");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics())
                .contains("java.lang.IllegalStateException", "the cupboard is bare", "Thrower.main");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void driverThrows_inClientModeToo() {
        driverThrows_endsWithOneAndYarnKnowsWhy("client");
    }

    @ParameterizedTest
    @CsvSource({"cluster,oddMain", "cluster,hugeMain"})
    void driverThrowsWhatCannotBeDescribed_orIsHuge(String mode, String how) {
        Result result = command(mode)
                .option("--driver-memory", "512m")
                .program(OddFailures.class, how)
                .run();

        assertThat(result.exitCode()).as(how).isEqualTo(1);
        assertThat(result.err())
                .contains("Exception in thread \"main\" ", "OddFailures.")
                .hasSizeLessThan(100_000);
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics())
                .contains("driver failed: ")
                .hasSizeLessThan(20_000);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @ParameterizedTest
    @CsvSource({"client,oddMain", "client,hugeMain"})
    void driverThrowsWhatCannotBeDescribed_inClientModeToo(String mode, String how) {
        driverThrowsWhatCannotBeDescribed_orIsHuge(mode, how);
    }
}
