package io.yarnsubmit.client.yarn.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.junit.jupiter.api.Test;

/** The launch context that a NodeManager gets for the ApplicationMaster. */
class AmLaunchTest {
    private static final String VALUE = "swordfish";

    private static SubmitRequest request(String... arguments) {
        Surroundings surroundings = new Surroundings(Map.of("TOKEN", VALUE), null);
        return ((Invocation.Submit) CommandLine.parse(List.of(arguments), surroundings)).request();
    }

    private static ContainerLaunchContext context(SubmitRequest request) {
        TlsIdentity identity = TlsIdentity.newBuilder()
                .setPrivateKey(ByteString.copyFromUtf8("key"))
                .build();
        return AmLaunch.context(
                AmShare.of(request),
                List.of("a.jar"),
                Optional.empty(),
                List.of(),
                new AmSecrets(identity, new Credentials(), request.secrets().values()),
                request.settings());
    }

    @Test
    void aNodeManagerReadsTheImageAndItsMounts_asTheyAre() {
        String image = "registry.example.com:5000/team/job_1:2.0";
        String mounts = "/data:/data:ro,/etc/ssl+x:/etc/ssl@y:rw";
        String[] options = {"--docker-image", image, "--docker-mounts", mounts, "--", "sh"};

        assertThat(context(request(concat(options, "--deploy-mode", "cluster"))).getEnvironment())
                .containsEntry("YARN_CONTAINER_RUNTIME_TYPE", "docker")
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_IMAGE", image)
                .containsEntry("YARN_CONTAINER_RUNTIME_DOCKER_MOUNTS", mounts);
        assertThat(context(request(options)).getEnvironment()).isEmpty();
    }

    private static String[] concat(String[] options, String... first) {
        return Stream.of(first, options).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void secretsAreAmongTheCredentials_andNowhereElse() throws IOException {
        SubmitRequest request = request("--secret-env", "TOKEN", "--deploy-mode", "cluster", "--", "sh");
        ContainerLaunchContext context = context(request);

        byte[] bytes = new byte[context.getTokens().remaining()];
        context.getTokens().get(bytes);
        Credentials credentials = new Credentials();
        credentials.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(bytes)));
        UserSecrets secrets = UserSecrets.parseFrom(credentials.getSecretKey(new Text(LaunchNames.USER_SECRETS)));
        assertThat(secrets.getSecrets(0).getValue().toStringUtf8()).isEqualTo(VALUE);
        context.setTokens(null);
        assertThat(context.toString()).doesNotContain(VALUE);
        assertThat(request.settings().asMap().values()).noneMatch(value -> value.contains(VALUE));
    }

    @Test
    void withoutSecrets_nothingIsAdded() throws IOException {
        ContainerLaunchContext context = context(request("--", "sh"));

        byte[] bytes = new byte[context.getTokens().remaining()];
        context.getTokens().get(bytes);
        Credentials credentials = new Credentials();
        credentials.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(bytes)));
        assertThat(credentials.getAllSecretKeys()).containsExactly(new Text(LaunchNames.IDENTITY_SECRET));
    }
}
