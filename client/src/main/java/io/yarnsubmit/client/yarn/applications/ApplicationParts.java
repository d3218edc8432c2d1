package io.yarnsubmit.client.yarn.applications;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.Optional;

/** Reads the documents of a staging directory; one that another version wrote otherwise is as good as none. */
final class ApplicationParts {
    private ApplicationParts() {}

    static Optional<ApplicationPlan> plan(byte[] bytes) {
        try {
            return Optional.of(ApplicationPlan.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    static Optional<TlsIdentity> identity(byte[] bytes) {
        try {
            return Optional.of(TlsIdentity.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
