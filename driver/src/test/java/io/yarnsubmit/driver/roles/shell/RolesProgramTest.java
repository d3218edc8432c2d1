package io.yarnsubmit.driver.roles.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.driver.roles.Decision;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.InstanceView;
import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesProgramTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private RolesProgram program = program("");

    @BeforeEach
    void open() {
        file = directory.resolve("failure");
        program = program(file.toString());
    }

    private RolesProgram program(String failureFile) {
        return new RolesProgram(
                RolesPlan.none(),
                new FailureFile(failureFile, SecretMask.NONE),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static InstanceView view(Phase phase, OptionalInt status, String message) {
        return new InstanceView(
                new InstanceId("trainer", 2), phase, 1, 3, "a", 1, 0, Map.of(), status, message, Instant.EPOCH);
    }

    @Test
    void success_isZero_andLeavesNothing() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        program.whenDecided(told::incrementAndGet);
        program.decided(new Decision(true, view(Phase.PHASE_SUCCEEDED, OptionalInt.of(0), "")));
        program.whenDecided(told::incrementAndGet);
        assertThat(program.await()).isZero();
        assertThat(told).hasValue(2);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "119, 119", "137, 137", "0, 123", "-1, 123", ", 123"})
    void failure_hasTheStatusOfItsInstance(Integer status, int expected) throws InterruptedException, IOException {
        program.decided(new Decision(
                false,
                view(
                        Phase.PHASE_FAILED,
                        status == null ? OptionalInt.empty() : OptionalInt.of(status),
                        "it exited with 3")));
        assertThat(program.await()).isEqualTo(expected);
        DriverFailure failure = DriverFailure.parseFrom(Files.readAllBytes(file));
        assertThat(failure.getKind()).isEqualTo(DriverFailure.Kind.KIND_ROLE_FAILED);
        assertThat(failure.getMessage()).isEqualTo("trainer/2 has failed: it exited with 3");
        assertThat(failure.getInstance().getInstance().getIndex()).isEqualTo(2);
        assertThat(failure.getInstance().getHost()).isEqualTo("a");
    }

    @Test
    void whatGoesWrong_isALine() {
        program.happened(new Happened(Happened.Kind.STARTED, view(Phase.PHASE_STARTED, OptionalInt.empty(), "")));
        program.happened(new Happened(
                Happened.Kind.ENDED, view(Phase.PHASE_WAITING_FOR_PEERS, OptionalInt.of(3), "it exited with 3")));
        program.happened(new Happened(
                Happened.Kind.ROLE_RESTARTED,
                view(Phase.PHASE_WAITING_FOR_PEERS, OptionalInt.of(3), "it exited with 3")));
        program.happened(
                new Happened(Happened.Kind.ENDED, view(Phase.PHASE_FAILED, OptionalInt.of(3), "it exited with 3")));
        program.happened(new Happened(Happened.Kind.ENDED, view(Phase.PHASE_SUCCEEDED, OptionalInt.of(0), "")));
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                yarn-submit: trainer/2 starts again: it exited with 3
                yarn-submit: all instances of trainer start again, because of trainer/2: it exited with 3
                yarn-submit: trainer/2 has failed: it exited with 3
                """);
    }
}
