package io.yarnsubmit.protocol.secrets;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.process.OwnerOnly;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The user's secrets as files that their owner alone may read, in a directory that nobody else may enter. */
public final class SecretFiles {
    /** The variable that names the directory. */
    public static final String VARIABLE = "YARN_SUBMIT_SECRETS";

    private SecretFiles() {}

    /** Makes the directory and its files. */
    public static void write(Path directory, UserSecrets secrets) throws IOException {
        Files.createDirectory(directory, OwnerOnly.DIRECTORY);
        for (UserSecret secret : secrets.getSecretsList()) {
            try (SeekableByteChannel file = Files.newByteChannel(
                    directory.resolve(secret.getName()),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.FILE)) {
                file.write(secret.getValue().asReadOnlyByteBuffer());
            }
        }
    }

    /** What is in the directory; nothing if it is gone. */
    public static UserSecrets read(Path directory) {
        UserSecrets.Builder secrets = UserSecrets.newBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                secrets.addSecrets(UserSecret.newBuilder()
                        .setName(String.valueOf(file.getFileName()))
                        .setValue(ByteString.copyFrom(Files.readAllBytes(file))));
            }
        } catch (IOException e) {
            // The program may have removed them.
            return secrets.build();
        }
        return secrets.build();
    }

    /** Removes the directory, if it is there. Nobody is helped by a failure: the host's directory goes too. */
    public static void remove(Path directory) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            return;
        }
    }
}
