package io.yarnsubmit.it.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.delegation.AbstractDelegationTokenIdentifier;

/** HDFS as a program uses it that knows nothing of tokens: one FileSystem for its whole life. */
final class OnHdfs {
    private OnHdfs() {}

    /** Hadoop's own cache has it. Connections are given up soon, so that each round has to log in anew. */
    private static FileSystem fileSystem() throws IOException {
        Configuration conf = new Configuration();
        conf.setInt("ipc.client.connection.maxidletime", 500);
        // A NameNode may be away for some seconds.
        conf.setBoolean("dfs.client.retry.policy.enabled", true);
        conf.set("dfs.client.retry.policy.spec", "1000,60");
        return FileSystem.get(conf);
    }

    static void write(String file, long number) throws IOException {
        try (OutputStream out = fileSystem().create(new org.apache.hadoop.fs.Path(file), true)) {
            out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    static long read(String file) throws IOException {
        try (InputStream in = fileSystem().open(new org.apache.hadoop.fs.Path(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return Long.parseLong(lines.readLine());
        }
    }

    static boolean has(String file) throws IOException {
        return fileSystem().exists(new org.apache.hadoop.fs.Path(file));
    }

    /**
     * Writes down which tokens this process has, by the numbers that the NameNode gave them: those that Hadoop's classes use,
     * and those in the file.
     *
     * @param name of the process
     */
    static void noteTokens(Path directory, String name) throws IOException {
        String line = "used " + numbers(UserGroupInformation.getLoginUser().getCredentials()) + " in file "
                + numbers(inFile());
        Path file = directory.resolve("tokens-" + name);
        List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (!before.contains(line)) {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static Credentials inFile() throws IOException {
        String file = System.getenv(UserGroupInformation.HADOOP_TOKEN_FILE_LOCATION);
        return file == null
                ? new Credentials()
                : Credentials.readTokenStorageFile(Path.of(file).toFile(), new Configuration());
    }

    private static String numbers(Credentials credentials) throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Token<?> token : credentials.getAllTokens()) {
            if (token.decodeIdentifier() instanceof AbstractDelegationTokenIdentifier identifier) {
                numbers.add(identifier.getSequenceNumber());
            }
        }
        return numbers.toString();
    }
}
