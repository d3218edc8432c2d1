package io.yarnsubmit.client.options;

import com.google.protobuf.ByteString;
import io.yarnsubmit.client.names.LocalView;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ContainerKeys;
import io.yarnsubmit.protocol.config.ContainerVariables;
import io.yarnsubmit.protocol.secrets.SecretVariables;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the secrets that the user named, each once, because it may come from a pipe. What was written as a source is never
 * shown before it was found to be a file: it may be the secret itself, typed in the wrong place.
 */
final class SecretReader {
    static final String VARIABLE = "env:";
    static final int MOST_SECRETS = 100;
    static final int MOST_BYTES = 64 << 10;
    static final int MOST_BYTES_IN_ALL = 256 << 10;

    /** Without their usual values no process of an application starts. */
    private static final Set<String> TAKEN = Set.of(
            "PATH",
            "PWD",
            "HOME",
            "IFS",
            "JAVA_HOME",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            ValueChecks.LAST_OPTIONS,
            "CONTAINER_ID",
            "LOG_DIRS",
            "LOCAL_DIRS",
            "HADOOP_TOKEN_FILE_LOCATION",
            "HADOOP_CONF_DIR",
            "HADOOP_USER_NAME",
            "NM_HOST");

    private static final List<String> TAKEN_PREFIXES = List.of("YARN_SUBMIT_", "YARN_CONTAINER_", "LC_", "LD_");

    private final GivenValues given;
    private final Map<String, String> environment;
    private final Charset encoding;
    private final Problems problems;
    private final Map<String, UserSecret> secrets = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private long bytes;

    private SecretReader(GivenValues given, Surroundings surroundings, Problems problems) {
        this.given = given;
        this.environment = surroundings.environment();
        this.encoding = surroundings.nativeEncoding();
        this.problems = problems;
    }

    static GivenSecrets read(GivenValues given, Surroundings surroundings, Problems problems) {
        SecretReader reader = new SecretReader(given, surroundings, problems);
        given.settings().family(ContainerKeys.SECRET_FILE).forEach((name, source) -> reader.read(name, source, false));
        given.settings().family(ContainerKeys.SECRET_ENV).forEach((name, source) -> reader.read(name, source, true));
        reader.checkAll();
        return new GivenSecrets(
                UserSecrets.newBuilder().addAllSecrets(reader.secrets.values()).build(), reader.warnings);
    }

    private void read(String name, String source, boolean variable) {
        String named = named(variable ? ContainerKeys.SECRET_ENV : ContainerKeys.SECRET_FILE, name);
        if (variable) {
            checkVariable(name, named);
        }
        try {
            ByteString value = source.startsWith(VARIABLE)
                    ? ofVariable(source.substring(VARIABLE.length()), name)
                    : ofFile(source, named);
            if (variable
                    && SecretVariables.text(value)
                            .filter(text -> !text.isEmpty())
                            .isEmpty()) {
                throw new IOException(
                        "this cannot be the value of a variable: it is not text in UTF-8. Use --secret, and"
                                + " have the program read the file");
            }
            bytes += value.size();
            secrets.put(
                    name,
                    UserSecret.newBuilder()
                            .setName(name)
                            .setValue(value)
                            .setVariable(variable)
                            .build());
        } catch (IOException e) {
            problems.add(named + ": " + e.getMessage());
        }
    }

    private void checkAll() {
        if (secrets.size() > MOST_SECRETS) {
            problems.add("There are " + secrets.size() + " secrets; an application has at most " + MOST_SECRETS
                    + ". Put several into one file");
        }
        if (bytes > MOST_BYTES_IN_ALL) {
            problems.add("The secrets have " + bytes + " bytes together; YARN keeps them in its state store, so an"
                    + " application has at most " + (MOST_BYTES_IN_ALL >> 10)
                    + " KiB of them. Encrypt what is large, send it with --files, and make its key the secret");
        }
    }

    private void checkVariable(String name, String named) {
        if (ContainerVariables.isOfBash(name)
                || TAKEN.contains(name)
                || TAKEN_PREFIXES.stream().anyMatch(name::startsWith)) {
            problems.add(named + ": a variable of this name has a meaning of its own; use another name");
        }
        for (ConfigKey<String> family : List.of(ConfigKeys.DRIVER_ENV, ConfigKeys.EXECUTOR_ENV)) {
            if (given.settings().asMap().containsKey(family.name() + name)) {
                problems.add(
                        named + ": " + named(family, name) + " is a variable of the same name; drop one of the two");
            }
        }
    }

    private ByteString ofVariable(String variable, String name) throws IOException {
        String value = environment.get(variable);
        if (value == null) {
            throw new IOException(
                    variable.equals(name)
                            ? "yarn-submit's own environment has no variable of this name; export it, or write"
                                    + " NAME=FILE"
                            : "what follows " + VARIABLE
                                    + " is no variable of yarn-submit's own environment; export it before");
        }
        if (value.isEmpty()) {
            throw new IOException("the variable is empty");
        }
        if (!encoding.equals(StandardCharsets.UTF_8) && value.chars().anyMatch(character -> character > '~')) {
            throw new IOException("the variable has characters that this locale cannot read (" + encoding
                    + "): run yarn-submit with LC_ALL=C.UTF-8 or another UTF-8 locale");
        }
        return ByteString.copyFromUtf8(value);
    }

    private ByteString ofFile(String source, String named) throws IOException {
        Path file = path(source);
        if (!Files.exists(file)) {
            throw new IOException("there is no such file. Write NAME=FILE or NAME=" + VARIABLE
                    + "VARIABLE. (What follows" + " the = is not shown here, because it may be the secret itself.)");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("'" + file + "' is a directory; a secret is a file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("this user may not read '" + file + "'; it is of "
                    + Files.getOwner(file).getName());
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MOST_BYTES + 1);
        }
        if (content.length == 0) {
            throw new IOException("'" + file + "' is empty");
        }
        if (content.length > MOST_BYTES) {
            throw new IOException(
                    "'" + file + "' has more than " + (MOST_BYTES >> 10)
                            + " KiB, which is the most of a secret. Encrypt it, send it with --files, and make its key the secret");
        }
        if (isOpen(file)) {
            warnings.add(named + ": every user of this machine can read '" + file + "'; run chmod 600 " + file);
        }
        return ByteString.copyFrom(content);
    }

    private static Path path(String source) throws IOException {
        try {
            return LocalView.ofThisProcess().file(source);
        } catch (IOException e) {
            throw new IOException("what follows the = is not the name of a file", e);
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private String named(ConfigKey<String> family, String name) {
        ResolvedValue value = given.values().get(family.name() + name);
        return value == null ? family.name() + name : value.origin().named(value.key()) + " " + name;
    }
}
