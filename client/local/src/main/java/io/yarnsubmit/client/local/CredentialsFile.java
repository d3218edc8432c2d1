package io.yarnsubmit.client.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.process.OwnerOnly;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the file in which an executor looks for its launch document, as a NodeManager would: Hadoop's credentials in their
 * version 1, a delimited protobuf whose field 2 holds the secrets, each with its alias as field 1 and its bytes as field 3.
 */
final class CredentialsFile {
    private static final byte[] MAGIC = {'H', 'D', 'T', 'S', 1};
    private static final int SECRETS = 2;
    private static final int ALIAS = 1;
    private static final int SECRET = 3;

    private CredentialsFile() {}

    /** Readable only by this user. */
    static void write(Path file, ExecutorLaunch launch) throws IOException {
        Files.createFile(file, OwnerOnly.FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes(launch));
        }
    }

    static byte[] bytes(ExecutorLaunch launch) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        CodedOutputStream secret = CodedOutputStream.newInstance(entry);
        secret.writeByteArray(ALIAS, LaunchNames.EXECUTOR_SECRET.getBytes(StandardCharsets.UTF_8));
        secret.writeBytes(SECRET, launch.toByteString());
        secret.flush();

        ByteArrayOutputStream all = new ByteArrayOutputStream();
        CodedOutputStream secrets = CodedOutputStream.newInstance(all);
        secrets.writeBytes(SECRETS, ByteString.copyFrom(entry.toByteArray()));
        secrets.flush();

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(MAGIC);
        CodedOutputStream delimited = CodedOutputStream.newInstance(file);
        delimited.writeUInt32NoTag(all.size());
        delimited.flush();
        file.write(all.toByteArray());
        return file.toByteArray();
    }
}
