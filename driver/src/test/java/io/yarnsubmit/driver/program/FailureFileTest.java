package io.yarnsubmit.driver.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureFileTest {
    @Test
    void secretsAreHidden_inWhatAnExceptionSays(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("failure");
        UserSecrets secrets = UserSecrets.newBuilder()
                .addSecrets(UserSecret.newBuilder().setName("x").setValue(ByteString.copyFromUtf8("swordfish")))
                .build();

        new FailureFile(file.toString(), SecretMask.of(secrets))
                .described(new IllegalStateException("login with swordfish failed"));

        assertThat(DriverFailure.parseFrom(Files.readAllBytes(file)).getMessage())
                .isEqualTo("login with ******** failed");
    }
}
