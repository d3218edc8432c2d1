package io.yarnsubmit.client.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.executor.credentials.TokenFileReader;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    @Test
    void anExecutorFindsItsLaunch_andNobodyElse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("credentials");
        ExecutorLaunch launch = ExecutorLaunch.newBuilder()
                .setExecutorId(7)
                .setGroup("x".repeat(300))
                .build();

        CredentialsFile.write(file, launch);

        assertThat(ExecutorLaunch.parseFrom(TokenFileReader.secret(file, LaunchNames.EXECUTOR_SECRET)))
                .isEqualTo(launch);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
