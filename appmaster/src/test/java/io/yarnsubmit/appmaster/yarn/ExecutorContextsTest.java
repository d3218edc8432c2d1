package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.launch.LaunchScriptText;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launch context that a NodeManager gets for an executor. */
class ExecutorContextsTest {
    private static final String VALUE = "it's \"a\" $(secret)\\\nof *two* lines \u00e4\u20ac";

    private final UserGroupInformation user = UserGroupInformation.createRemoteUser("ann");

    private ContainerLaunchContext context(ExecutorGroupPlan group, UserSecrets secrets) throws IOException {
        if (secrets.getSecretsCount() > 0) {
            Credentials own = new Credentials();
            own.addSecretKey(new Text(LaunchNames.USER_SECRETS), secrets.toByteArray());
            user.addCredentials(own);
        }
        ExecutorContexts contexts =
                new ExecutorContexts(List.of(group), new AmCredentials(user, false), Settings.of(Map.of()));
        return contexts.of(
                ExecutorLaunch.newBuilder()
                        .setGroup(group.getName())
                        .setSecrets(secrets)
                        .build(),
                1024);
    }

    private static ExecutorGroupPlan.Builder group() {
        return ExecutorGroupPlan.newBuilder().setName("gpu").setHeapMib(64);
    }

    private static UserSecrets secrets(boolean variable) {
        return UserSecrets.newBuilder()
                .addSecrets(UserSecret.newBuilder()
                        .setName("TOKEN")
                        .setValue(ByteString.copyFromUtf8(VALUE + "\n"))
                        .setVariable(variable))
                .addSecrets(UserSecret.newBuilder()
                        .setName("SECOND")
                        .setValue(ByteString.copyFromUtf8("x=y"))
                        .setVariable(variable))
                .build();
    }

    @Test
    void aGroupsImageIsThere_asItIs() throws IOException {
        ContainerLaunchContext context = context(
                group().putEnvironment("YARN_CONTAINER_RUNTIME_TYPE", "docker")
                        .putEnvironment("YARN_CONTAINER_RUNTIME_DOCKER_IMAGE", "registry.example.com:5000/a_b:1.0")
                        .putEnvironment("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", "/data:/data:ro,/x+y:/z@1:rw")
                        .build(),
                UserSecrets.getDefaultInstance());

        assertThat(context.getEnvironment())
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_IMAGE", "registry.example.com:5000/a_b:1.0")
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", "/data:/data:ro,/x+y:/z@1:rw");
        assertThat(context.getCommands().get(0)).doesNotContain("YARN_SUBMIT_SECRETS");
    }

    @Test
    void theScriptTakesVariablesFromTheCredentials(@TempDir Path directory) throws Exception {
        ContainerLaunchContext context = context(
                group().putEnvironment("JAVA_HOME", home(directory).toString()).build(), secrets(true));

        Path out = run(context, directory);

        assertThat(Files.readString(out))
                .isEqualTo(VALUE + "|x=y|" + directory.toRealPath() + "/" + LaunchNames.SECRETS_DIRECTORY + "|unset\n");
        assertThat(context.getCommands().toString() + context.getEnvironment())
                .doesNotContain("secret)", "two", LaunchScriptText.word(VALUE));
    }

    @Test
    void otherSecretsAreFilesAlone(@TempDir Path directory) throws Exception {
        ContainerLaunchContext context = context(
                group().putEnvironment("JAVA_HOME", home(directory).toString()).build(), secrets(false));

        assertThat(Files.readString(run(context, directory)))
                .isEqualTo("||" + directory.toRealPath() + "/" + LaunchNames.SECRETS_DIRECTORY + "|unset\n");
    }

    /** Its java shows what it finds. */
    private static Path home(Path directory) throws IOException {
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/bash\necho \"$TOKEN|$SECOND|$YARN_SUBMIT_SECRETS|${__s-unset}${__v}\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return directory.resolve("jdk");
    }

    /** As a NodeManager does. */
    private static Path run(ContainerLaunchContext context, Path directory) throws Exception {
        Path tokens = Files.write(directory.resolve("container_tokens"), bytes(context.getTokens()));
        String script = context.getEnvironment().entrySet().stream()
                        .map(entry -> "export " + entry.getKey() + "=\"" + entry.getValue() + "\"\n")
                        .reduce("", String::concat)
                + "exec /bin/bash -c \""
                + context.getCommands().get(0).replace("<LOG_DIR>", directory.toString()) + "\"\n";
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(directory.toFile());
        builder.environment().put("HADOOP_TOKEN_FILE_LOCATION", tokens.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
        return directory.resolve("stdout");
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
