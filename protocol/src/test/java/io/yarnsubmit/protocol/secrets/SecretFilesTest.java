package io.yarnsubmit.protocol.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    private static final byte[] ANY_BYTES = {0, -1, 10, 13};
    private static final UserSecrets SECRETS = UserSecrets.newBuilder()
            .addSecrets(secret("key.bin", ByteString.copyFrom(ANY_BYTES), false))
            .addSecrets(secret("TOKEN", ByteString.copyFromUtf8("t\u00f6ken $x\n\n"), true))
            .build();

    @TempDir
    Path folder;

    private static UserSecret secret(String name, ByteString value, boolean variable) {
        return UserSecret.newBuilder()
                .setName(name)
                .setValue(value)
                .setVariable(variable)
                .build();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void filesHaveTheVeryBytes_forTheirOwnerAlone_untilTheyAreRemoved() throws IOException {
        Path directory = folder.resolve("secrets");
        SecretFiles.write(directory, SECRETS);

        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("TOKEN"))).isEqualTo("rw-------");
        assertThat(directory.resolve("key.bin")).hasBinaryContent(ANY_BYTES);
        assertThat(directory.resolve("TOKEN")).hasContent("t\u00f6ken $x\n\n");
        assertThat(SecretFiles.read(directory).getSecretsList())
                .extracting(UserSecret::getValue)
                .containsExactlyInAnyOrder(
                        SECRETS.getSecrets(0).getValue(), SECRETS.getSecrets(1).getValue());

        SecretFiles.remove(directory);
        assertThat(directory).doesNotExist();
        SecretFiles.remove(directory);
        assertThat(SecretFiles.read(directory).getSecretsCount()).isZero();
    }

    @Test
    void variables_areThoseThatAreWanted_withoutLineEndsBehind() {
        assertThat(SecretVariables.of(SECRETS)).isEqualTo(Map.of("TOKEN", "t\u00f6ken $x"));
        assertThat(SecretVariables.text(ByteString.copyFrom(ANY_BYTES))).isEmpty();
        assertThat(SecretVariables.text(ByteString.copyFromUtf8("a\0b"))).isEmpty();
    }
}
