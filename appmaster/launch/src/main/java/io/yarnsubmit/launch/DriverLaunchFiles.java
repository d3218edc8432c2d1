package io.yarnsubmit.launch;

import io.yarnsubmit.protocol.process.OwnerOnly;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.secrets.SecretFiles;
import io.yarnsubmit.protocol.secrets.SecretVariables;
import io.yarnsubmit.protocol.tokens.TokenFile;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files through which a driver process and its host talk, in a directory that only this user may enter. */
public final class DriverLaunchFiles {
    private static final int LARGEST_FAILURE = 256 << 10;

    private final Path launch;
    private final Path address;
    private final Path failure;
    private final Path tokens;
    private final Path secrets;
    private boolean tokensExpected;
    private boolean hasSecrets;

    /** Makes the directory, below another. */
    public DriverLaunchFiles(Path workDirectory) throws IOException {
        Path directory = Files.createTempDirectory(workDirectory, "driver-", OwnerOnly.DIRECTORY);
        launch = directory.resolve("launch");
        address = directory.resolve("address");
        failure = directory.resolve("failure");
        tokens = directory.resolve("tokens");
        secrets = directory.resolve("secrets");
    }

    /** The document that the driver process reads. */
    public Path launch() {
        return launch;
    }

    /** The driver process is to have tokens. To be called before its document is written. */
    public void expectTokens() {
        tokensExpected = true;
    }

    /** Writes the tokens, before the address: then the driver's main is called. */
    public void writeTokens(byte[] storage) throws IOException {
        TokenFile.write(tokens, storage);
    }

    /** Their file, if the driver process is to have any. It replaces the file itself later. */
    public Optional<Path> tokens() {
        return tokensExpected ? Optional.of(tokens) : Optional.empty();
    }

    /** Writes the user's secrets, if there are any. To be called before the driver's document is written. */
    public void writeSecrets(UserSecrets values) throws IOException {
        if (values.getSecretsCount() > 0) {
            SecretFiles.write(secrets, values);
            hasSecrets = true;
        }
    }

    /** Puts what the driver process finds of them into its environment. */
    public void putSecrets(UserSecrets values, Map<String, String> environment) {
        if (hasSecrets) {
            environment.put(SecretFiles.VARIABLE, secrets.toString());
            environment.putAll(SecretVariables.of(values));
        }
    }

    /** The driver process is gone. */
    public void removeSecrets() {
        if (hasSecrets) {
            SecretFiles.remove(secrets);
        }
    }

    /** Writes the document, with the paths of the other files in it, and this process. */
    public void writeLaunch(DriverLaunch.Builder document) throws IOException {
        document.setAddressFile(address.toString())
                .setFailureFile(failure.toString())
                .setTokenFile(tokensExpected ? tokens.toString() : "")
                .setSecretsDirectory(hasSecrets ? secrets.toString() : "")
                .setHostProcess(ProcessHandle.current().pid());
        Files.createFile(launch, OwnerOnly.FILE);
        Files.write(launch, document.build().toByteArray(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Readers see either the whole line or nothing. */
    public void writeAddress(AmAddress address) throws IOException {
        Path unfinished = this.address.resolveSibling("address.new");
        Files.writeString(unfinished, address.line(), StandardCharsets.UTF_8);
        Files.move(unfinished, this.address, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the driver process left, if it left anything that can be read, and is no larger than it writes. */
    public @Nullable DriverFailure readFailure() throws IOException {
        try (InputStream in = Files.newInputStream(failure)) {
            byte[] bytes = in.readNBytes(LARGEST_FAILURE + 1);
            return bytes.length > LARGEST_FAILURE ? null : DriverFailure.parseFrom(bytes);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
