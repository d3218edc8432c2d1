package io.yarnsubmit.page;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.ApplicationDescription;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LogChunk;
import io.yarnsubmit.protocol.v1.UserSecret;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;

/** An application that a test makes up. */
final class KnownContent implements PageContent {
    static final String HOSTILE = "<script>alert('x')</script>\u2028\"\\\u001b[31m";
    static final String SECRET = "correct-horse-battery";

    private static final SecretMask MASK = SecretMask.of(UserSecrets.newBuilder()
            .addSecrets(UserSecret.newBuilder().setName("db").setValue(ByteString.copyFromUtf8(SECRET)))
            .build());

    ApplicationPlan.Builder plan = ApplicationPlan.newBuilder()
            .setName("nightly")
            .setUser("ann")
            .setProductVersion("0.1.0")
            .setDeployMode(DeployMode.DEPLOY_MODE_CLUSTER)
            .setDriver(DriverPlan.newBuilder().setMainClass("org.example.Nightly"))
            .addGroups(ExecutorGroupPlan.newBuilder()
                    .setName("default")
                    .setMemoryMib(1_024)
                    .setCores(2));
    ApplicationDescription.Builder description = ApplicationDescription.newBuilder();
    String journal = "";
    boolean fails;

    @Override
    public PageFacts facts() {
        return new PageFacts("application_1_0042", 1, plan.build(), "root.default", 1_000, "127.0.0.1", MASK);
    }

    @Override
    public ApplicationDescription description() throws IOException {
        if (fails) {
            throw new IOException("no answer");
        }
        return description.build();
    }

    @Override
    public LogChunk journal(long offset) {
        ByteString all = ByteString.copyFromUtf8(journal);
        int from = (int) Math.min(offset, all.size());
        return LogChunk.newBuilder()
                .setOffset(from)
                .setLength(all.size())
                .setData(all.substring(from))
                .build();
    }
}
