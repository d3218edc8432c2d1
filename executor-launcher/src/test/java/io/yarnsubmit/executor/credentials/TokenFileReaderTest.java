package io.yarnsubmit.executor.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.WritableUtils;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads files written by Hadoop itself. */
class TokenFileReaderTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void findsASecretAmongTokensAndSecrets(Credentials.SerializedFormat format) throws IOException {
        byte[] large = new byte[70_000];
        new Random(7).nextBytes(large);
        Credentials credentials = new Credentials();
        credentials.addToken(
                new Text("hdfs"), new Token<>(new byte[200], new byte[20], new Text("HDFS"), new Text("nn:1")));
        credentials.addToken(new Text("größe"), new Token<>(new byte[0], new byte[3], new Text("k"), new Text("")));
        credentials.addSecretKey(new Text("before"), new byte[] {1});
        credentials.addSecretKey(new Text("wanted"), large);
        credentials.addSecretKey(new Text("schlüssel"), "ä".getBytes(UTF_8));
        credentials.addSecretKey(new Text("empty"), new byte[0]);

        Path file = write(credentials, format);

        assertThat(TokenFileReader.secret(file, "wanted")).isEqualTo(large);
        assertThat(TokenFileReader.secret(file, "schlüssel")).isEqualTo("ä".getBytes(UTF_8));
        assertThat(TokenFileReader.secret(file, "empty")).isEmpty();
        assertThat(TokenFileReader.secret(file, "other")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithoutSecretsHasNone(Credentials.SerializedFormat format) throws IOException {
        assertThat(TokenFileReader.secret(write(new Credentials(), format), "wanted"))
                .isNull();
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = directory.resolve("tokens");
        assertThatThrownBy(() -> TokenFileReader.secret(Files.write(file, new byte[] {1}), "x"))
                .hasMessageContaining("is not a token file");
        assertThatThrownBy(() -> TokenFileReader.secret(Files.writeString(file, "HTML, not this"), "x"))
                .hasMessageContaining("does not begin with HDTS");
        assertThatThrownBy(() -> TokenFileReader.secret(Files.writeString(file, "HDTS\u0007"), "x"))
                .hasMessageContaining("format version 7");
        assertThatThrownBy(() ->
                        TokenFileReader.secret(Files.write(file, new byte[] {'H', 'D', 'T', 'S', 0, 1, 100}), "x"))
                .hasMessageContaining("truncated");
    }

    @Test
    void numbersAreReadAsHadoopWritesThem() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            WritableUtils.writeVLong(new DataOutputStream(bytes), number);

            long read = WritableFormat.number(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

            assertThat(read).isEqualTo(number);
        }
    }

    private Path write(Credentials credentials, Credentials.SerializedFormat format) throws IOException {
        Path file = directory.resolve("tokens");
        credentials.writeTokenStorageFile(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false), format);
        return file;
    }
}
