package io.yarnsubmit.executor.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.yarnsubmit.executor.TestIdentity;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.InstanceGrpc;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An executor that lets its owner in, and a connection to it. */
final class AccessFixture implements AutoCloseable {
    static final int EXECUTOR = 7;

    final InstanceAccess access;
    final InstanceGrpc.InstanceStub stub;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ManagedChannel channel;

    AccessFixture(TlsIdentity identity, Map<String, String> variables, Map<String, Integer> ports) {
        ApplicationTls tls = ApplicationTls.of(identity);
        access = new InstanceAccess(
                tls,
                EXECUTOR,
                "localhost",
                () -> variables,
                name -> Optional.ofNullable(ports.get(name)),
                (thread, failure) -> failures.add(failure));
        int port = access.open().getPort();
        assertThat(access.open().getPort()).isEqualTo(port);
        channel = Transport.connect("localhost", port, tls, Runnable::run);
        stub = InstanceGrpc.newStub(channel);
    }

    static TlsIdentity identity() throws Exception {
        return TestIdentity.create();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        access.stop(Duration.ZERO);
        assertThat(failures).isEmpty();
    }
}
